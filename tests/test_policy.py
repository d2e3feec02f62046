"""The security policy of each page: exact for its scripts, first in its head, refusing what it blocks."""

import base64
import hashlib
import re

import pytest

from evidograph.policy import finish, inline_scripts, mend, policy, secure


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def page(body: str) -> str:
    return f'<!doctype html><html lang="en"><head><meta charset="utf-8"></head><body>{body}</body></html>'


def test_policy_allows_exactly_the_inline_scripts_of_the_page() -> None:
    allowed = policy(
        page("<script>one < two && 3</script><script type=module>two</script><script>one < two && 3</script>")
    )
    scripts = next(rule for rule in allowed.split("; ") if rule.startswith("script-src"))
    assert scripts == f"script-src 'self' 'wasm-unsafe-eval' {digest('one < two && 3')} {digest('two')}"


def test_data_and_files_need_no_hash() -> None:
    assert "sha256" not in policy(
        page('<script type="application/json">{}</script><script src="a.js"></script>')
    )


def test_policy_closes_what_is_not_named() -> None:
    rules = dict(rule.split(" ", 1) for rule in policy(page("")).split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["style-src"] == "'self'"
    assert "unsafe-inline" not in str(rules)
    assert not re.search(r"https?:", str(rules))


def test_policy_stands_first_in_the_head() -> None:
    assert re.search(
        r'<head>\s*<meta http-equiv="Content-Security-Policy" content="[^"]+"><meta charset', secure(page(""))
    )


@pytest.mark.parametrize(
    ("markup", "complaint"),
    [
        ('<p style="color:red">a</p>', "line 1: <p> has an inline style"),
        ("<style>p{}</style>", "line 1: <style> has an inline style"),
        ('<a onclick="x()">a</a>', "line 1: <a> has an event handler onclick"),
        ('<a href=" JavaScript:void(0)">a</a>', "line 1: <a> has a script as its href"),
        ('<img src="https://example.com/x.png">', "line 1: <img> asks another host by its src"),
        ("<img srcset = //example.com/x.png>", "line 1: <img> asks another host by its srcset"),
        ('<form action="http://example.com/">', "line 1: <form> asks another host by its action"),
        ('<iframe src="x.html">', "line 1: <iframe> is a frame"),
    ],
)
def test_what_the_policy_would_block_is_refused(markup: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=re.escape(complaint)):
        finish(page(markup))


def test_a_page_without_a_head_is_refused() -> None:
    with pytest.raises(ValueError, match="no <head>"):
        secure("<p>a</p>")


def test_faults_of_the_theme_are_mended() -> None:
    theme = (
        '<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer" autocomplete="off">'
    )
    assert mend(theme) == theme.replace(' autocomplete="off"', "")


def test_the_link_past_the_navigation_leads_to_the_content_of_every_page() -> None:
    for inside in ("", '\n  <a href="../#gone" class="md-skip">\n Skip to content\n </a>'):
        mended = mend(f'<div data-md-component="skip">{inside}\n</div><div>kept</div>')
        assert '<a href="#content" class="md-skip">Skip to content</a></div><div>kept</div>' in mended


def test_the_quick_way_finds_the_same_scripts_as_reading_tag_by_tag() -> None:
    page = (
        "<head><script>one()</script><script src=x.js></script><script type=module>two()</script>"
        '<script type="application/json">{"a": 1}</script>'
        '<SCRIPT type="text/javascript">three < 4</SCRIPT></head>'
    )
    suspicious = page + "<p>once = twice, one = two</p>"
    assert inline_scripts(page) == inline_scripts(suspicious) == ["one()", "two()", "three < 4"]
