"""Vetoes and the county's verdict of both standards, a second time and on their own: True stands for met (no such case), None for unknown."""

from fractions import Fraction

from items import amount, at_least, cell, ratio, stages_of

STATED_2017 = ("exam_enrolment", "school_choice", "key_school_class", "unfilled_posts", "major_incident", "falsification", "tutoring_governance")
STATED_2012 = ("weak_school_task", "disabled_enrolment", "three_growth_2of3", "major_safety", "satisfaction", "funds_misuse",
               "falsification", "core_items_4_of_13")


def vetoes(county, counted, standard):
    if standard == "quality_balanced_2017":
        return {key: decided(stated(county, key), None) for key in STATED_2017}
    found = {"disabled_enrolment": below(county, "disabled_enrolled", "disabled_total", Fraction(80, 100)),
             "satisfaction": below(county, "survey_satisfied", "survey_valid", Fraction(85, 100)),
             "three_growth_2of3": two_of_three(county),
             "core_items_4_of_13": any_school(cell(county.schools[code], "core_items_failed") for code in stages_of(counted))}
    return {key: decided(stated(county, key), found.get(key)) for key in STATED_2012}


def stated(county, key):
    return {"yes": True, "no": False}.get(county.values.get(f"veto:{key}", "").strip())


def decided(said, found):
    """Raised by whoever says so; not raised where one of them says so; else nobody knows."""
    if said or found:
        return False
    return None if said is None and found is None else True


def below(county, top, bottom, line):
    reached = at_least(ratio(amount(county, top), amount(county, bottom)), line)
    return None if reached is None else not reached


def any_school(failed):
    failed = list(failed)
    if any(count is not None and count >= 4 for count in failed):
        return True
    return None if None in failed else False


def two_of_three(county):
    """Of the last three years the appropriation is known for: two without 三个增长 raise it, as far as that is known."""
    years = sorted(int(key.split("@")[1]) for key in county.values if key.startswith("fiscal_edu_appropriation@"))
    if not years:
        return None
    each = [growths(county, year) for year in range(years[-1] - 2, years[-1] + 1)]
    failed, unknown = each.count(False), each.count(None)
    return True if failed >= 2 else None if failed + unknown >= 2 else False


def growths(county, year):
    now, before = (lambda key: amount(county, f"{key}@{year}")), (lambda key: amount(county, f"{key}@{year - 1}"))
    education = ratio(now("fiscal_edu_appropriation"), before("fiscal_edu_appropriation"))
    revenue = ratio(now("fiscal_recurrent_revenue"), before("fiscal_recurrent_revenue"))
    rising = [None if None in (education, revenue) else education > revenue]
    for key in ("edu_spend_per_student", "teacher_pay_avg", "public_funds_per_student"):
        rising.append(None if None in (now(key), before(key)) else now(key) > before(key))
    return False if False in rising else None if None in rising else True


def county_verdict(result, all_of):
    """Every section, every judged coefficient, every item, no veto: one known failure decides, else one unknown."""
    sections = [s["pass"] for s in result["sections"] if "pass" in s]
    judged = [s["met"] for s in result["spreads"] if s["judged"]]
    return all_of([*sections, *judged, *(item["met"] for item in result["items"].values()), *result["vetoes"].values()])
