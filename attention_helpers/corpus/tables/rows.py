"""Lines and cells of a table: line ends of every system, tabs, commas and semicolons, a spreadsheet's quotes."""

import csv
import io
import re

_ENDS = ("\r\n|\r|\n", "\x85", "[\u2028\u2029]")  # one is looked for where the ones before it do not occur
_QUOTED = re.compile(r'(?<![^\t\r\n])"[^"]*(?:""[^"]*)*"(?![^\t\r\n])')  # a whole cell of a table with tabs
_WHY_QUOTED = re.compile(r'[",;\t\r\n]')
_DELIMITERS = {";": "semicolons", ",": "commas"}  # text holds commas more often


def lines_of(text):
    r"""[(number, line)] of the lines that are not blank; they end with \n, \r\n or \r, mixed or not.

    Where a file has none of these, NEL or U+2028 end its lines; in other files these and form feeds are mere spaces.
    """
    ends = next((ends for ends in _ENDS if re.search(ends, text)), _ENDS[0])
    return [(number, line) for number, line in enumerate(re.split(ends, text), 1) if line.strip()]


def rows_of(text, path):
    """[(line number, cells)] of the lines that are not blank; cells are separated by tabs.

    By semicolons or commas where no line has a tab and the file's name ends with .csv. A spreadsheet's quotes are taken
    off, and a cell in quotes may hold line ends. ValueError names line and cause.
    """
    lines, is_csv = lines_of(text), path.suffix.lower() == ".csv"
    if not lines:
        return []
    if "\t" in (lines[0][1] if is_csv else text):
        rows = _unquoted(text, "\t", path) if _is_quoted(text) else []
        return rows if _is_even(rows) else [(number, line.split("\t")) for number, line in lines]
    if is_csv:
        return _separated(text, path)
    number, line = lines[0]
    name = next((name for delimiter, name in _DELIMITERS.items() if delimiter in line), None)
    hint = f"; the name of a file with {name} between its columns must end with .csv" if name else ""
    raise ValueError(
        f"{path}, line {number}: expected a source, a tab and a target, found no tab in {line!r:.60}{hint}"
    )


def _is_quoted(text):
    """Whether a spreadsheet put the quotes of a table with tabs: around all cells, or only where it has to.

    A line such as "No," he said, or a quotation that fills its cell, is a writer's: then all quotes are text.
    """
    rest = _QUOTED.sub("", text)
    cells = _QUOTED.findall(text)
    return bool(cells) and '"' not in rest and (not rest.strip() or all(_WHY_QUOTED.search(c[1:-1]) for c in cells))


def _separated(text, path):
    """The rows of a .csv file, by the delimiter that gives all of them equally many cells, two at least."""
    named = re.match(r"sep=(.)\s*\n", text)  # a first line that Excel writes
    text, failure = text[named.end() :] if named else text, None
    for delimiter in named.group(1) if named else _DELIMITERS:
        try:
            rows = _unquoted(text, delimiter, path)
        except ValueError as error:
            failure = error
            continue
        if _is_even(rows):
            return rows
        number = next((number for number, cells in rows if len(cells) != len(rows[0][1])), rows[0][0])
        failure = ValueError(
            f"{path}, line {number}: expected as many columns as in other lines, two at least, separated by commas or "
            "semicolons; a cell that holds one must stand in quotes"
        )
    raise failure


def _is_even(rows):
    """Whether all rows have equally many cells, two at least."""
    widths = {len(cells) for _, cells in rows}
    return len(widths) == 1 and min(widths) > 1


def _unquoted(text, delimiter, path):
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows, start = [], 1
    try:
        for cells in reader:
            if any(map(str.strip, cells)):
                rows.append((start, cells))
            start = reader.line_num + 1
    except csv.Error as error:
        raise ValueError(f"{path}, line {start}: a cell's quotes do not match, or it is too long ({error})") from None
    return rows
