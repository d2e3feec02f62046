"""YAML text -> plain data and positions. The only user of PyYAML; a strict subset that has one meaning.

Reading is fast and knows no positions; `read_positions` reads again, and only files with problems need it.
"""

from evidograph.yamlfile.positions import Positions, Span
from evidograph.yamlfile.read import line_text, read_positions, read_yaml
from evidograph.yamlfile.rules import YAML_RULES

__all__ = ["YAML_RULES", "Positions", "Span", "line_text", "read_positions", "read_yaml"]
