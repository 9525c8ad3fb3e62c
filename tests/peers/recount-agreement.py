"""Recounts the agreement of two coders with other programs, from the rows of a study's file.

Nothing of Concord's own counting is used: codings and reviews are read from the file, units are cut here, and the
coefficients are those of NLTK, scikit-learn and statsmodels, which are only run. By hand:

    apt-get install python3-nltk python3-sklearn python3-statsmodels
    npm run build
    python3 tests/peers/recount-agreement.py STUDY.concord Wei Lena node dist/cli.js
"""

import json
import sqlite3
import subprocess
import sys

import numpy
from nltk.metrics.agreement import AnnotationTask
from sklearn.metrics import cohen_kappa_score, f1_score, jaccard_score
from statsmodels.stats.inter_rater import aggregate_raters, cohens_kappa, fleiss_kappa

study, first, second, *concord = sys.argv[1:]
connection = sqlite3.connect(study)
connection.row_factory = sqlite3.Row


def rows(table):
    return [dict(row) for row in connection.execute(f"SELECT * FROM {table}")]


ids = {row["name"]: row["id"] for row in rows("coder")}
coders = [ids[first], ids[second]]
texts = {row["hash"]: bytes(row["bytes"]) for row in rows("blob")}
codes = {row["id"]: row for row in rows("code")}
gathered = rows("theme_code")
reviews = {(row["source_id"], row["coder_id"]) for row in rows("review")}
codings = [row for row in rows("coding") if row["voice"] != "remark"]
sources = [
    row
    for row in rows("source")
    if row["status"] != "excluded" and row["duplicate_of"] is None
    if all((row["id"], coder) in reviews for coder in coders)
]


def counted_with(code):
    """The ids of a theme: its own, those below it, and those added to it."""
    found = {code}
    for other, row in codes.items():
        if row["parent_id"] == code:
            found |= counted_with(other)
    for row in gathered:
        if row["theme_id"] == code:
            found |= counted_with(row["code_id"])
    return found


def units(source, level):
    """The units of a text as spans in UTF-16 units."""
    text = texts[source["text_hash"]].decode("utf8")
    placed, at = [], 0
    for character in text + "\n":
        size = 2 if ord(character) > 0xFFFF else 1
        placed.append((at, at + size, character))
        at += size
    if level == "character":
        return [(start, end) for start, end, _ in placed[:-1]]
    found, line = [], []
    for place in placed:
        if place[2] != "\n":
            line.append(place)
            continue
        words = [each for each in line if not each[2].isspace()]
        if words:
            found.append((words[0][0], words[-1][1]))
        line = []
    return found


def decisions(theme, level):
    """What each coder decided on each unit."""
    decided = ([], [])
    for source in sources:
        own = [row for row in codings if row["source_id"] == source["id"] and row["code_id"] in theme]
        for coder, list_of in zip(coders, decided):
            spans = [(row["start"], row["end"]) for row in own if row["coder_id"] == coder]
            if level == "source":
                list_of.append(int(bool(spans)))
                continue
            spans = [span for span in spans if span[0] is not None]
            for start, end in units(source, level):
                list_of.append(int(any(start < e and s < end for s, e in spans)))
    return decided


def recounted(one, other):
    table = numpy.zeros((2, 2))
    for a, b in zip(one, other):
        table[a][b] += 1
    ratings, _ = aggregate_raters(numpy.array([one, other]).T)
    yield "cohen", cohens_kappa(table, return_results=False)
    yield "cohen", cohen_kappa_score(one, other)
    yield "fleiss", fleiss_kappa(ratings, "fleiss")
    yield "brennan_prediger", fleiss_kappa(ratings, "randolph")
    yield "jaccard", jaccard_score(one, other)
    yield "dice", f1_score(one, other)
    if len(one) > 20_000:
        return
    task = AnnotationTask(
        data=[(coder, unit, value) for coder, all_of in (("1", one), ("2", other)) for unit, value in enumerate(all_of)]
    )
    yield "percent", task.avg_Ao()
    yield "cohen", task.kappa()
    yield "scott", task.pi()
    yield "brennan_prediger", task.S()
    yield "alpha", task.alpha()


worst = 0.0
for level in ("source", "paragraph", "character"):
    line = [*concord, "agree", study, "--coders", f"{first},{second}", "--level", level, "--format", "json"]
    found = json.loads(subprocess.run(line, capture_output=True, text=True, check=True).stdout)
    together = ([], [])
    compared = []
    for row in found["rows"]:
        [theme] = [key for key, code in codes.items() if code["name"] == row["path"] and code["is_theme"]]
        one, other = decisions(counted_with(theme), level)
        compared.append((row["path"], row, one, other))
        if any(one) or any(other):
            together[0].extend(one)
            together[1].extend(other)
    compared.append(("all codes together", found["pooled"], *together))
    for name, row, one, other in compared:
        assert row["n"] == len(one), (level, name, row["n"], len(one))
        for key, value in recounted(one, other):
            worst = max(worst, abs(row[key] - value))
        print(level, name, row["n"])
print(f"The largest difference is {worst:.1e}.")
sys.exit(worst > 1e-9)
