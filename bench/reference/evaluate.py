"""A second, independent reading of the rules: evaluates a county package with exact fractions, standard library only.

Written from the domain reference, not from the engine: the two must agree on every value, verdict and coefficient. Slow and plain on
purpose. Nothing is rounded before it is compared; only the square root of a coefficient is a float.

    python3 evaluate.py DIR... [--standard quality_balanced_2017|basic_balanced_2012]

Each DIR holds one county's CSV files and may hold profile.json, `{"name", "settings"}`. Prints a JSON list, one entry a folder: sections (values, met,
floorOk, pass), excluded, spreads, items and vetoes with their verdicts, the county's verdict, and the education funds year by year.
"""

import csv
import json
import sys
from fractions import Fraction
from math import sqrt
from pathlib import Path

from finance import finance
from items import county_items
from vetoes import county_verdict, vetoes

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
    def __init__(self, folder, standard):
        self.standard = standard
        profile = Path(folder) / "profile.json"
        self.settings = json.loads(profile.read_text(encoding="utf-8"))["settings"] if profile.exists() else {}
        self.schools = {row["school_code"]: row for row in read(folder, "schools.csv")}
        self.sections = {(row["school_code"], row["stage"]): row for row in read(folder, "sections.csv")}
        self.classes, self.rooms, self.campuses = (read(folder, f"{name}.csv") for name in ("classes", "rooms", "campuses"))
        self.values = {row["element"]: row["value"] for row in read(folder, "county.csv")}

    def pupils(self, code):
        counts = {stage: number(self.sections[code, stage], "students") if (code, stage) in self.sections else Fraction(0)
                  for stage in STAGES}
        return {**counts, "senior": number(self.schools[code], "senior_students")}

    def exempt(self, key):
        return self.settings.get(f"exemptions.{key}", key in ("built_2010_or_before", "dense_urban_extra_space"))

    def rural(self, code):
        place = self.schools[code]["urban_rural_code"]
        return place in ("210", "220") if place else None

    def points_of(self, code, stage):
        """Teaching points of 50 and more that the profile merges into this central school's section."""
        if self.settings.get("teachingPoint") != "merge_into_parent" or self.standard == "basic_balanced_2012":
            return []
        return [c for c, s in self.schools.items() if s["school_type_code"] in POINTS and s["parent_school_code"] == code
                and (c, stage) in self.sections and not too_small(self, c) and self.pupils(c)[stage] != 0]

    def merged_away(self, code, stage):
        parent = self.schools[code]["parent_school_code"]
        return parent in self.schools and (parent, stage) in self.sections and code in self.points_of(parent, stage)

    def share(self, code, stage, pupils):
        ratio = RATIO.get(self.schools[code]["school_type_code"], {stage: Fraction(1)})
        weights = {key: None if pupils[key] is None else times * pupils[key] for key, times in ratio.items()}
        return over(weights[stage], add(*weights.values()))

    def shared(self, code, stage, key, missing=None):
        """What this stage has of a resource the school's stages share, split campus by campus where campuses are reported.

        `missing` stands for an empty cell: 0 for the extra sports grounds of a crowded centre, where a missing extra is none.
        """
        campuses = [c for c in self.campuses or [] if c["school_code"] == code]
        if not campuses:
            amount, share = number(self.schools[code], key), self.share(code, stage, self.pupils(code))
            amount = missing if amount is None else amount
            return None if amount is None or share is None else amount * share
        total = Fraction(0)
        for campus in campuses:
            pupils = {s: number(campus, f"{s}_students") or Fraction(0) for s in (*STAGES, "senior")}
            # A campus without pupils (a sports ground) serves the school as a whole and is split as the whole is.
            amount, share = number(campus, key), self.share(code, stage, pupils if any(pupils.values()) else self.pupils(code))
            if pupils[stage] == 0 and any(pupils.values()):
                continue
            amount = missing if amount is None else amount
            if amount is None or share is None:
                return None
            total += amount * share
        return total


def too_small(county, code):
    pupils = county.pupils(code)
    return pupils["primary"] is not None and pupils["junior"] is not None and pupils["primary"] + pupils["junior"] < 50


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
    elif kind in POINTS and too_small(county, code):
        return "teaching point under 50"
    elif kind in POINTS and county.merged_away(code, stage):
        return "merged"
    return None


def above_edu(row, stage):
    degrees = ["bachelor", "master", "doctor"] + (["college"] if stage == "primary" else [])
    total = add(*(number(row, f"ft_teachers_edu_{degree}") for degree in degrees))
    return number(row, "ft_teachers_above_edu") if total is None else total


def amounts(county, code, stage):
    """Numerators of every indicator of both standards, in the indicator's own unit times pupils."""
    members = [code, *county.points_of(code, stage)]
    rows = [county.sections[member, stage] for member in members]
    none = {"sports_other_campus_area": Fraction(0), "sports_rented_area": Fraction(0)}
    shared = {key: add(*(county.shared(member, stage, key, none.get(key)) for member in members)) for key in SHARED}
    typed = lambda key: add(*(number(row, key) for row in rows))
    dense = yes(county.schools[code], "is_dense_urban_core") and county.exempt("dense_urban_extra_space")
    extra = (shared["sports_other_campus_area"] or 0) + (shared["sports_rented_area"] or 0) if dense else 0
    times = lambda factor, value: None if value is None else factor * value
    less = lambda a, b: None if a is None or b is None else a - b
    rooms = less(shared["teaching_area_total"], shared["indoor_sports_area"])
    basic_rooms = rooms if county.settings.get("basic.deductIndoorSports", True) else shared["teaching_area_total"]
    sports = add(shared["sports_field_area"], shared["indoor_sports_area"])
    above = add(*(above_edu(row, stage) for row in rows)) if len(rows) == 1 else merged_above(typed, stage)
    arts = add(*(typed(f"ft_teachers_{s}") for s in ("pe", "music", "fine_art", "arts_other")))
    students = typed("students")
    if county.exempt("small_rural_shared_teachers") and county.rural(code) and students is not None and 50 <= students < 100:
        lent = typed("shared_pe_arts_teachers")
        arts = arts if lent is None else add(arts, lent)
    equipment = times(10000, shared["equipment_value_wan"])
    return students, {
        "quality_balanced_2017": {"L1": times(100, above), "L2": times(100, typed("backbone_teachers")), "L3": times(100, arts),
                                  "L4": rooms, "L5": add(sports, extra), "L6": equipment, "L7": times(100, shared["multimedia_rooms"])},
        "basic_balanced_2012": {"L1": basic_rooms, "L2": sports, "L3": equipment, "L4": times(100, shared["computers"]),
                                "L5": shared["books"], "L6": typed("ft_teachers"), "L7": above, "L8": typed("mid_senior_title_teachers")},
    }


def merged_above(typed, stage):
    degrees = ["bachelor", "master", "doctor"] + (["college"] if stage == "primary" else [])
    total = add(*(typed(f"ft_teachers_edu_{degree}") for degree in degrees))
    return typed("ft_teachers_above_edu") if total is None else total


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
    return {"verdicts": met, "met": known, "floorOk": floor_ok, "pass": all_of([enough, floor_ok])}


def evaluate(folder, standard):
    county = County(folder, standard)
    sections, left_out, columns = [], [], {stage: {} for stage in STAGES}
    for code, stage in sorted(county.sections, key=lambda k: (k[0], STAGES.index(k[1]))):
        reason = excluded(county, code, stage, standard)
        if reason:
            left_out.append({"schoolCode": code, "stage": stage, "reason": reason})
            continue
        students, every = amounts(county, code, stage)
        tops = every[standard]
        values = {key: over(top, students) for key, top in tops.items()}
        judged = judge_section(values, stage) if standard == "quality_balanced_2017" else {}
        sections.append({"schoolCode": code, "stage": stage, "students": None if students is None else int(students),
                         "values": {k: None if v is None else float(v) for k, v in values.items()},
                         "tops": {k: None if v is None else float(v) for k, v in tops.items()}, **judged})
        for key, top in tops.items():
            columns[stage].setdefault(key, []).append((top, students))
    spreads = []
    each = standard == "quality_balanced_2017" and county.settings.get("cv.mode", "each") == "each"
    limits = CV_LIMIT if standard == "quality_balanced_2017" else COMPOSITE_LIMIT
    for stage in STAGES:
        found = {key: spread(pairs) for key, pairs in columns[stage].items()}
        spreads += [{"stage": stage, "indicator": key, "mean": mean, "sd": sd, "cv": cv,
                     "judged": each, "met": None if cv is None or not each else cv <= CV_LIMIT[stage]} for key, (mean, sd, cv) in found.items()]
        if found and not each:
            cvs = [cv for _, _, cv in found.values()]
            composite = None if None in cvs else sum(cvs) / len(cvs)
            spreads.append({"stage": stage, "indicator": "composite", "mean": None, "sd": None, "cv": composite,
                            "judged": True, "met": None if composite is None else composite <= limits[stage]})
    counted = [(s["schoolCode"], s["stage"]) for s in sections]
    result = {"sections": sections, "excluded": left_out, "spreads": spreads, "items": county_items(county, counted, spreads, standard, all_of),
              "vetoes": vetoes(county, counted, standard), "finance": finance(county)}
    return {**result, "verdict": county_verdict(result, all_of)}


if __name__ == "__main__":
    words = sys.argv[1:]
    chosen = "quality_balanced_2017"
    if "--standard" in words:
        at = words.index("--standard")
        chosen = words[at + 1]
        del words[at:at + 2]
    json.dump([evaluate(folder, chosen) for folder in words], sys.stdout, ensure_ascii=False)
