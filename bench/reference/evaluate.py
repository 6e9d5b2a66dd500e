"""A second, independent reading of the rules: evaluates a county package with exact fractions, standard library only.

Written from the domain reference, not from the engine: the two must agree on every value, verdict and coefficient. Slow and plain on
purpose. Nothing is rounded before it is compared; only the square root of a coefficient is a float.

    python3 evaluate.py DIR... [--standard quality_balanced_2017|basic_balanced_2012]

Each DIR holds one county's CSV files. Prints a JSON list, one entry a folder: sections (values, met, floorOk, pass), excluded, spreads
and items with their verdicts.
"""

import csv
import json
import sys
from fractions import Fraction
from math import sqrt
from pathlib import Path

from items import county_items

STAGES = ("primary", "junior")
SHARED = ("teaching_area_total", "indoor_sports_area", "sports_field_area", "sports_other_campus_area", "sports_rented_area",
          "equipment_value_wan", "multimedia_rooms", "computers", "books")
RATIO = {"312": {"primary": Fraction(1), "junior": Fraction(11, 10)},
         "341": {"junior": Fraction(1), "senior": Fraction(12, 10)},
         "345": {"primary": Fraction(1), "junior": Fraction(11, 10), "senior": Fraction(132, 100)}}
LINES = {"L1": ("4.2", "5.3"), "L2": ("1", "1"), "L3": ("0.9", "0.9"), "L4": ("4.5", "5.8"), "L5": ("7.5", "10.2"),
         "L6": ("2000", "2500"), "L7": ("2.3", "2.4")}
CV_LIMIT = {"primary": Fraction(1, 2), "junior": Fraction(45, 100)}
COMPOSITE_LIMIT = {"primary": Fraction(65, 100), "junior": Fraction(55, 100)}
POINTS = ("218", "219")


def read(folder, name):
    path = Path(folder) / name
    if not path.exists():
        return None
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def number(row, key):
    text = (row.get(key) or "").strip()
    return Fraction(text) if text else None


def yes(row, key):
    return {"是": True, "否": False, "true": True, "false": False, "1": True, "0": False}.get((row.get(key) or "").strip())


def add(*terms):
    """None if any term is unknown."""
    return None if any(t is None for t in terms) else sum(terms)


def over(top, bottom):
    return None if top is None or not bottom else top / bottom


def all_of(verdicts):
    """One known failure decides, else one unknown, else met."""
    verdicts = list(verdicts)
    if False in verdicts:
        return False
    return None if None in verdicts else True


class County:
    def __init__(self, folder):
        self.schools = {row["school_code"]: row for row in read(folder, "schools.csv")}
        self.sections = {(row["school_code"], row["stage"]): row for row in read(folder, "sections.csv")}
        self.classes, self.rooms, self.campuses = (read(folder, f"{name}.csv") for name in ("classes", "rooms", "campuses"))
        self.values = {row["element"]: row["value"] for row in read(folder, "county.csv")}

    def pupils(self, code):
        counts = {stage: number(self.sections[code, stage], "students") if (code, stage) in self.sections else Fraction(0)
                  for stage in STAGES}
        return {**counts, "senior": number(self.schools[code], "senior_students")}

    def share(self, code, stage, pupils):
        ratio = RATIO.get(self.schools[code]["school_type_code"], {stage: Fraction(1)})
        weights = {key: None if pupils[key] is None else times * pupils[key] for key, times in ratio.items()}
        return over(weights[stage], add(*weights.values()))

    def shared(self, code, stage, key):
        """What this stage has of a resource the school's stages share, split campus by campus where campuses are reported."""
        campuses = [c for c in self.campuses or [] if c["school_code"] == code]
        if not campuses:
            amount, share = number(self.schools[code], key), self.share(code, stage, self.pupils(code))
            return None if amount is None or share is None else amount * share
        total = Fraction(0)
        for campus in campuses:
            pupils = {s: number(campus, f"{s}_students") or Fraction(0) for s in (*STAGES, "senior")}
            # A campus without pupils (a sports ground) serves the school as a whole and is split as the whole is.
            amount, share = number(campus, key), self.share(code, stage, pupils if any(pupils.values()) else self.pupils(code))
            if pupils[stage] == 0 and any(pupils.values()):
                continue
            if amount is None or share is None:
                return None
            total += amount * share
        return total


def excluded(county, code, stage, standard):
    school, students = county.schools[code], county.pupils(code)[stage]
    kind = school["school_type_code"]
    if kind[:2] in ("51", "36") or kind in ("342", "111"):
        return "type"
    if students == 0:
        return "no pupils"
    if standard == "basic_balanced_2012":
        if kind in POINTS:
            return "teaching point"
        # Unknown ownership is counted, never silently left out.
        if school["ownership"] == "private" or school["sponsor_type"] not in ("7", "8", ""):
            return "not run by the county"
    elif kind in POINTS and students is not None and students < 50:
        return "teaching point under 50"
    return None


def above_edu(row, stage):
    degrees = ["bachelor", "master", "doctor"] + (["college"] if stage == "primary" else [])
    total = add(*(number(row, f"ft_teachers_edu_{degree}") for degree in degrees))
    return number(row, "ft_teachers_above_edu") if total is None else total


def amounts(county, code, stage):
    """Numerators of every indicator of both standards, in the indicator's own unit times pupils."""
    row = county.sections[code, stage]
    shared = {key: county.shared(code, stage, key) for key in SHARED}
    dense = yes(county.schools[code], "is_dense_urban_core")
    extra = (shared["sports_other_campus_area"] or 0) + (shared["sports_rented_area"] or 0) if dense else 0
    times = lambda factor, value: None if value is None else factor * value
    rooms = None if shared["teaching_area_total"] is None or shared["indoor_sports_area"] is None else (
        shared["teaching_area_total"] - shared["indoor_sports_area"])
    sports = add(shared["sports_field_area"], shared["indoor_sports_area"])
    above = above_edu(row, stage)
    arts = add(*(number(row, f"ft_teachers_{s}") for s in ("pe", "music", "fine_art", "arts_other")))
    equipment = times(10000, shared["equipment_value_wan"])
    return {
        "quality_balanced_2017": {"L1": times(100, above), "L2": times(100, number(row, "backbone_teachers")), "L3": times(100, arts),
                                  "L4": rooms, "L5": add(sports, extra), "L6": equipment, "L7": times(100, shared["multimedia_rooms"])},
        "basic_balanced_2012": {"L1": rooms, "L2": sports, "L3": equipment, "L4": times(100, shared["computers"]), "L5": shared["books"],
                                "L6": number(row, "ft_teachers"), "L7": above, "L8": number(row, "mid_senior_title_teachers")},
    }


def spread(pairs):
    """mean, sd and cv of [(amount, pupils)], weighted by pupils over the whole population; None where anything is unknown."""
    if any(x is None or p is None for x, p in pairs):
        return None, None, None
    pupils = sum(p for _, p in pairs)
    mean = sum(x for x, _ in pairs) / pupils
    sd = sqrt(sum(p * (x / p - mean) ** 2 for x, p in pairs) / pupils)
    return float(mean), sd, 0.0 if len(pairs) == 1 and mean else (sd / float(mean) if mean else None)


def judge_section(values, stage):
    lines = {key: Fraction(line[STAGES.index(stage)]) for key, line in LINES.items()}
    met = {key: None if values[key] is None else values[key] >= lines[key] for key in LINES}
    floor = {key: None if values[key] is None else values[key] >= lines[key] * Fraction(85, 100) for key in LINES}
    known, unknown = sum(v is True for v in met.values()), sum(v is None for v in met.values())
    enough = True if known >= 6 else False if known + unknown < 6 else None
    floor_ok = all_of(floor.values())
    return {"met": known, "floorOk": floor_ok, "pass": all_of([enough, floor_ok])}


def evaluate(folder, standard):
    county = County(folder)
    sections, left_out, columns = [], [], {stage: {} for stage in STAGES}
    for code, stage in sorted(county.sections, key=lambda k: (k[0], STAGES.index(k[1]))):
        reason = excluded(county, code, stage, standard)
        if reason:
            left_out.append({"schoolCode": code, "stage": stage, "reason": reason})
            continue
        students, tops = county.pupils(code)[stage], amounts(county, code, stage)[standard]
        values = {key: over(top, students) for key, top in tops.items()}
        judged = judge_section(values, stage) if standard == "quality_balanced_2017" else {}
        sections.append({"schoolCode": code, "stage": stage, "students": None if students is None else int(students),
                         "values": {k: None if v is None else float(v) for k, v in values.items()}, **judged})
        for key, top in tops.items():
            columns[stage].setdefault(key, []).append((top, students))
    spreads = []
    for stage in STAGES:
        found = {key: spread(pairs) for key, pairs in columns[stage].items()}
        quality = standard == "quality_balanced_2017"
        spreads += [{"stage": stage, "indicator": key, "mean": mean, "sd": sd, "cv": cv,
                     "met": None if cv is None or not quality else cv <= CV_LIMIT[stage]} for key, (mean, sd, cv) in found.items()]
        if found and not quality:
            cvs = [cv for _, _, cv in found.values()]
            composite = None if None in cvs else sum(cvs) / 8
            spreads.append({"stage": stage, "indicator": "composite", "mean": None, "sd": None, "cv": composite,
                            "met": None if composite is None else composite <= COMPOSITE_LIMIT[stage]})
    return {"sections": sections, "excluded": left_out, "spreads": spreads,
            "items": county_items(county, [(s["schoolCode"], s["stage"]) for s in sections], standard, all_of)}


if __name__ == "__main__":
    words = sys.argv[1:]
    chosen = "quality_balanced_2017"
    if "--standard" in words:
        at = words.index("--standard")
        chosen = words[at + 1]
        del words[at:at + 2]
    json.dump([evaluate(folder, chosen) for folder in words], sys.stdout, ensure_ascii=False)
