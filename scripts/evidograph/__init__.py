"""Evidograph: small evidence records in, checked monographs and files out.

Read it as a pipeline: `yamlfile`, `bibfile` and `schema` turn text into checked data, `corpus` walks the
folders, `derive` and `rules` say what follows, `render` and `export` say it; `website` and `cli` are the
two doors.
"""
