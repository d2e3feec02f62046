"""One finding in words: to whom, what was given, what was measured, what came out."""

from __future__ import annotations

from evidograph import model
from evidograph.derive.scope import item_scope, patients, trial_of
from evidograph.edition import Edition
from evidograph.render import numbers
from evidograph.render.sides import arm_name
from evidograph.render.words import counted, sentence_case


def population_words(edition: Edition, item: model.Item) -> str:
    """Who was studied: the trial's population by its label, else the groups that the item names."""
    trial = trial_of(edition.corpus, item)
    if trial and isinstance(item.population, str) and item.population in trial.populations:
        label = trial.populations[item.population].label
        return sentence_case(label or subtype_words(edition, item) or item.population.replace("_", " "))
    groups = sorted(item_scope(edition.corpus, item).patient_groups)
    words = [edition.words.label("patient_group", group) for group in groups]
    words = words or [subtype_words(edition, item)]
    if isinstance(item.population, model.Population) and item.population.note:
        words.append(item.population.note)
    return sentence_case(", ".join(word for word in words if word))


def subtype_words(edition: Edition, item: model.Item) -> str:
    """The subtypes to which the finding is restricted."""
    found = sorted(item_scope(edition.corpus, item).subtypes)
    return ", ".join(edition.corpus.subtypes[s].name for s in found if s in edition.corpus.subtypes)


def who_words(edition: Edition, item: model.Item) -> str:
    """The population and how many it is."""
    n = patients_words(edition, item)
    return ", ".join(p for p in (population_words(edition, item).rstrip("."), f"n = {n}" if n else "") if p)


def setting_words(edition: Edition, item: model.Item) -> str:
    """The setting of the finding."""
    return edition.words.labelled("setting", tuple(sorted(item_scope(edition.corpus, item).settings)))


def marker_words(edition: Edition, marker: model.Marker | model.Proposition) -> str:
    """What is measured: `IDO1 expression: high, baseline`."""
    name = marker_name(edition, marker)
    feature = edition.words.label("feature", marker.feature)
    level = edition.words.label("level", marker.level)
    state = edition.words.label("state", marker.state)
    said = " ".join(part for part in (name, feature) if part)
    qualified = f"{said}: {level}" if level else said
    return f"{qualified}, {state}" if state else qualified


def markers_words(edition: Edition, item: model.Item) -> str:
    """All markers of an item."""
    found = item.markers or ((item.marker,) if item.marker else ())
    return "; ".join(marker_words(edition, marker) for marker in found)


def system_words(item: model.Item) -> str:
    """The cells or animals of a preclinical finding."""
    cells = item.model
    return " ".join(part for part in (cells.name, cells.modification or "") if part) if cells else ""


def assay_words(item: model.Item) -> str:
    """What was tested in, and how."""
    parts = (item.assay.specimen, item.assay.method) if item.assay else ()
    return ", ".join(part for part in parts if part).replace("_", " ")


def marker_name(edition: Edition, marker: model.Marker | model.Proposition) -> str:
    """The gene symbol, pathway name, cell or analyte of a marker."""
    if marker.pathway:
        pathway = edition.corpus.pathways.get(marker.pathway)
        return pathway.name if pathway else marker.pathway
    return marker.gene or (marker.cell or marker.analyte or "").replace("_", " ")


def headline(edition: Edition, item: model.Item) -> tuple[str, str]:
    """The number or word that the finding comes to, and the small line under it."""
    result = item.result
    if result is None:
        return _headline_without_result(edition, item)
    if result.estimate is not None:
        return numbers.estimate(result), ", ".join(
            part
            for part in (_measure(edition, result), _interval_words(result), numbers.p_value(result))
            if part
        )
    value = _plain_value(result)
    if value:
        return value, ", ".join(p for p in (_value_words(edition, result), numbers.p_value(result)) if p)
    if result.arms:
        return _arms_words(edition, item, result, " · "), ", ".join(
            p for p in (_significance(edition, result), numbers.p_value(result)) if p
        )
    return sentence_case(_verdict(edition, result)), numbers.p_value(result)


def result_words(edition: Edition, item: model.Item) -> str:
    """The whole result on one line, for lists and cards."""
    big, small = headline(edition, item)
    arms = ""
    if item.result and item.result.estimate is not None and item.result.arms:
        arms = _arms_words(edition, item, item.result, ", ")
    return "; ".join(part for part in (big, small, arms) if part)


def times_words(item: model.Item) -> str:
    """How long people were followed, or at what time it was measured; `at 3 years, follow-up 33 months`."""
    if item.time_point and item.follow_up:
        return f"at {item.time_point}, follow-up {item.follow_up}"
    return item.follow_up or item.time_point or ""


def short_result(edition: Edition, item: model.Item) -> str:
    """The estimate with its interval, `0.79 (0.70 to 0.89)`; any other result on one line."""
    result = item.result
    if result is not None and result.estimate is not None and numbers.interval(result):
        return f"{numbers.estimate(result)} ({numbers.interval(result)})"
    return result_words(edition, item)


def _headline_without_result(edition: Edition, item: model.Item) -> tuple[str, str]:
    if item.says:
        return sentence_case(edition.words.label("says", item.says)), (item.topic or "").replace("_", " ")
    if item.recommends:
        strength = edition.words.label("strength", item.strength)
        return sentence_case(edition.words.label("recommends", item.recommends)), f"strength {strength}"
    if item.action:
        return sentence_case(f"{edition.words.label('action', item.action)} {item.gene or ''}".strip()), ""
    return "", ""


def _measure(edition: Edition, result: model.Result) -> str:
    return edition.words.label("measure", result.measure)


def _interval_words(result: model.Result) -> str:
    interval = numbers.interval(result)
    return f"{numbers.confidence(result)} interval {interval}" if interval else ""


def _plain_value(result: model.Result) -> str:
    if result.events is not None and result.n is not None:
        return f"{result.events:,} of {result.n:,}"
    if result.percent is not None:
        return numbers.plain_percent(result.percent)
    return numbers.value_range(result) or numbers.value(result)


def _value_words(edition: Edition, result: model.Result) -> str:
    words = [_measure(edition, result), edition.words.label("result_direction", result.direction)]
    words.append(edition.words.label("association", result.association))
    if result.events is not None and result.n:
        words.append(numbers.share(result.events, result.n))
    elif result.n is not None:
        words.append(f"n = {result.n:,}")
    return ", ".join(word for word in words if word)


def _verdict(edition: Edition, result: model.Result) -> str:
    words = (
        edition.words.label("result_direction", result.direction),
        edition.words.label("association", result.association),
        _favors(edition, result),
        _significance(edition, result),
    )
    return ", ".join(word for word in words if word)


def _favors(edition: Edition, result: model.Result) -> str:
    """Who did better; that neither did says only that no difference was shown."""
    if result.favours == "neither":
        return edition.words.label("effect", "no_difference")
    return f"favors {edition.words.label('favours', result.favours)}" if result.favours else ""


def _significance(edition: Edition, result: model.Result) -> str:
    return edition.words.label("significance", result.significance)


def _arms_words(edition: Edition, item: model.Item, result: model.Result, separator: str) -> str:
    seen = result.arms.items()
    return separator.join(
        f"{arm_name(edition, item, arm)} {_measured(found, result.unit) or _counted(found)}"
        for arm, found in seen
    )


def arm_value(seen: model.ArmResult, unit: str | None) -> str:
    """What was seen in one arm: `402 of 2,618 (15.4%)`, `25 events`, `17%`, `44.8 months, 157 events`."""
    return ", ".join(part for part in (_measured(seen, unit), _counted(seen)) if part)


def _measured(seen: model.ArmResult, unit: str | None) -> str:
    values = [value for value in (seen.median, seen.mean, seen.value) if value is not None]
    return numbers.with_unit(numbers.number(values[0]), unit) if values else ""


def _counted(seen: model.ArmResult) -> str:
    if seen.events is not None and seen.n:
        return f"{seen.events:,} of {seen.n:,} ({numbers.share(seen.events, seen.n)})"
    if seen.events is not None:
        return counted(seen.events, "event")
    return numbers.plain_percent(seen.percent) if seen.percent is not None else ""


def patients_words(edition: Edition, item: model.Item) -> str:
    """How many patients the finding is about; empty where not seen."""
    found = patients(edition.corpus, item)
    return f"{found:,}" if found is not None else ""
