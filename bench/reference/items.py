"""County items of both standards for `evaluate.py`: value and verdict (True met, False unmet, None not judgeable) by key."""

from fractions import Fraction
from math import ceil

RURAL = ("210", "220")
COUNTY_JUDGED = ("layout_planning", "four_unifications", "staff_allocation")
SCHOOL_JUDGED = ("school_charter_it", "it_use", "moral_culture_good", "curriculum_complete", "no_overburden")
SUBJECTS_2012 = 17


def county_items(county, counted, spreads, standard, all_of):
    if standard == "quality_balanced_2017":
        return items_2017(county, counted, all_of)
    return items_2012(county, counted, spreads, all_of)


def scores(county, standard):
    """2012: what the government's work was given, item by item; only their sum is judged."""
    given = {key.removeprefix("score:"): amount(county, key) for key in county.values if key.startswith("score:")}
    return given if standard == "basic_balanced_2012" else {}


def words(value):
    return {"met": True, "unmet": False, "yes": True, "no": False}.get(value)


def amount(county, key):
    text = county.values.get(key, "").strip()
    return Fraction(text) if text else None


def cell(row, key):
    text = (row.get(key) or "").strip()
    return Fraction(text) if text else None


def ratio(top, bottom):
    return None if top is None or bottom is None or bottom == 0 else top / bottom


def at_least(value, line):
    return None if value is None or line is None else value >= line


def total(values):
    values = list(values)
    return None if None in values else sum(values)


def stages_of(counted):
    schools = {}
    for code, stage in counted:
        schools.setdefault(code, []).append(stage)
    return schools


def items_2017(county, counted, all_of):
    schools = stages_of(counted)
    found = {}

    def item(key, value, verdict, rider=None):
        if rider is not None and words(county.values.get(rider)) is False:
            verdict = False
        counts = isinstance(value, int)  # how many fail: no number while the verdict is open
        found[key] = {"value": None if counts and verdict is None else float(value) if isinstance(value, Fraction) else value, "met": verdict}

    for key in COUNTY_JUDGED:
        item(key, None, words(county.values.get(key)))
    failing = {key: rule(county, schools) for key, rule in SCHOOL_RULES.items()}
    for key, verdicts in failing.items():
        item(key, sum(v is False for v in verdicts.values()), all_of(verdicts.values()))
    item("class_size", *class_size(county, counted, all_of))
    special = ratio(amount(county, "special_funds_yuan"), amount(county, "special_students"))
    item("special_edu_funds", special, at_least(special, Fraction(str(county.settings.get("specialEdu.fundsStandard", 8000)))))
    pay = amount(county, "teacher_avg_pay_yuan")
    item("teacher_pay", pay, at_least(pay, amount(county, "civil_servant_avg_pay_yuan")), "teacher_pay:rider")
    for key, column in (("training_360", "teachers_trained_360"), ("certified_teachers", "teachers_certified")):
        pairs = [(cell(county.schools[c], column), teachers(county, c, s)) for c, s in schools.items()]
        share = ratio(total(a for a, _ in pairs), total(b for _, b in pairs))
        # At 100 % one school known to fall short decides.
        known_short = any(a is not None and b is not None and a < b for a, b in pairs)
        item(key, share, False if known_short else at_least(share, 1))
    exchanged = ratio(amount(county, "exchange_actual"), amount(county, "exchange_eligible"))
    backbone = ratio(amount(county, "exchange_backbone"), amount(county, "exchange_actual"))
    item("teacher_exchange", exchanged, all_of([at_least(exchanged, Fraction(1, 10)), at_least(backbone, Fraction(1, 5))]))
    item("zoned_enrolment", zoned_share(county, counted), all_of([zoned(county, counted, "primary", 1), zoned(county, counted, "junior", Fraction(95, 100))]))
    quota = ratio(amount(county, "quality_hs_quota_allocated"), amount(county, "quality_hs_quota_total"))
    item("quality_hs_quota", quota, at_least(quota, Fraction(1, 2)), "quality_hs_quota:rider")
    migrants = ratio(total([amount(county, "migrant_public"), amount(county, "migrant_purchased")]), amount(county, "migrant_total"))
    item("migrant_children", migrants, at_least(migrants, Fraction(85, 100)), "migrant_children:rider")
    less = lambda key: None if amount(county, key) is None else -amount(county, key)
    kept = ratio(total([amount(county, "grad9_count"), less("transfer_in_3y"), amount(county, "transfer_out_3y")]),
                 total([amount(county, "grade7_3y_ago"), less("deaths_3y")]))
    if county.settings.get("retention.formula") == "alt_formula":
        kept = ratio(amount(county, "grad9_count"),
                     total([amount(county, "grade7_3y_ago"), amount(county, "transfer_in_3y"), less("transfer_out_3y")]))
    item("junior_retention_3y", kept, at_least(kept, Fraction(95, 100)))
    disabled = ratio(amount(county, "disabled_enrolled"), amount(county, "disabled_total"))
    item("disabled_enrolment", disabled, at_least(disabled, Fraction(95, 100)))
    for key in SCHOOL_JUDGED:
        grades = [county.schools[c].get(key) for c in schools]
        verdicts = [True if g in ("met", "excellent", "good") else False if g in ("unmet", "pass", "fail") else None for g in grades]
        item(key, sum(v is False for v in verdicts), all_of(verdicts))
    item("naeq_level", *naeq(county)[:2])
    social = ratio(amount(county, "survey_satisfied"), amount(county, "survey_valid"))
    visits = ratio(amount(county, "visit_satisfied"), amount(county, "visit_total"))
    both = [at_least(social, Fraction(85, 100))]
    if county.settings.get("survey.requireVisits"):
        both.append(at_least(visits, Fraction(85, 100)))
    item("social_recognition", social, all_of(both))
    return found


def teachers(county, code, stages):
    typed = cell(county.schools[code], "ft_teachers_school")
    return typed if typed is not None else total(cell(county.sections[code, s], "ft_teachers") for s in stages)


def compulsory(county, code, stages):
    return total(county.pupils(code)[s] for s in stages)


def class_count(county, code, stage):
    """As typed, else counted from the class rolls."""
    rolls = sum(r["school_code"] == code and r["stage"] == stage for r in county.classes or [])
    typed = cell(county.sections[code, stage], "classes")
    return typed if typed is not None else rolls or None


def both(a, b):
    return False if a is False or b is False else None if a is None or b is None else True


def either(a, b):
    return True if a is True or b is True else None if a is None or b is None else False


def at_most(value, line):
    return None if value is None else value <= line


def music_art(county, schools):
    verdicts = {}
    for code, stages in schools.items():
        members = [code, *(point for stage in stages for point in county.points_of(code, stage))]
        counts = [total(class_count(county, member, s) for member in members if (member, s) in county.sections) for s in stages]
        if None in counts or county.rooms is None:
            verdicts[code] = None
            continue
        per_stage = county.settings.get("musicArt.scope") == "per_stage"
        need = sum(ceil(n / 12) for n in counts) if per_stage else ceil(sum(counts) / 12)
        good = lambda kind, least: sum(r["school_code"] in members and r["kind"] == kind and Fraction(r["area"]) >= least
                                       for r in county.rooms)
        verdict = good("music", 96) >= need and good("art", 90) >= need
        if county.exempt("built_2016_or_before"):
            verdict = either(verdict, both(at_most(cell(county.schools[code], "founding_year"), 2016),
                                           good("music", 73) >= need and good("art", 67) >= need))
        if county.exempt("rural_small_class"):
            # The stricter stage rules where a school has both.
            least = 61 if "junior" in stages else 54
            sizes = [int(r["students"]) for r in county.classes if r["school_code"] in members]
            small = both(county.rural(code), max(sizes) < 30 if sizes else None)
            verdict = either(verdict, both(small, good("music", least) >= need and good("art", least) >= need))
        verdicts[code] = verdict
    return verdicts


def school_size(county, schools):
    limits = {"nine": 2500, "twelve": county.settings.get("size.twelveYear", 2500), "plain": 2000}
    relaxed = {"built_2010_or_before": {"plain": 2400}, "built_2010_nine_year": {"nine": 3000},
               "migrant_majority": {"plain": 2400, "nine": 3000}, "twelve_year_relaxed": {"twelve": 3000}}
    verdicts = {}
    for code, stages in schools.items():
        school = county.schools[code]
        members = [code, *(point for stage in stages for point in county.points_of(code, stage))]
        pupils = total(compulsory(county, member, [s for s in ("primary", "junior") if (member, s) in county.sections]) for member in members)
        kind = {"312": "nine", "345": "twelve"}.get(school["school_type_code"], "plain")
        verdict = at_most(pupils, limits[kind])
        for key, lines in relaxed.items():
            if kind in lines and county.exempt(key):
                verdict = either(verdict, both(size_condition(county, key, school, pupils), at_most(pupils, lines[kind])))
        verdicts[code] = verdict
    return verdicts


def size_condition(county, key, school, pupils):
    if key == "twelve_year_relaxed":
        return True
    if key == "migrant_majority":
        share = ratio(cell(school, "migrant_worker_children"), pupils)
        return None if share is None else share > Fraction(1, 2)
    return at_most(cell(school, "founding_year"), 2010)


def small_school_funds(county, schools):
    """Every school or teaching point with 1 to 99 pupils, teaching points under 50 too."""
    verdicts = {}
    points = {c: ["primary"] for c, s in county.schools.items() if s["school_type_code"] in ("218", "219")}
    for code, stages in {**points, **schools}.items():
        pupils = compulsory(county, code, stages)
        if pupils is not None and 0 < pupils < 100:
            need = 100 * amount(county, "per_student_std_junior" if stages == ["junior"] else "per_student_std_primary")
            verdicts[code] = at_least(cell(county.schools[code], "public_funds_appropriated_yuan"), need)
    return verdicts


def training_funds(county, schools):
    share = lambda c, kind: at_least(ratio(cell(county.schools[c], f"training_funds_{kind}_wan"),
                                           cell(county.schools[c], f"public_funds_{kind}_wan")), Fraction(5, 100))
    settled = county.settings.get("training.basis") == "budget_and_settled"
    return {c: both(share(c, "budget"), share(c, "settled")) if settled else share(c, "budget") for c in schools}


SCHOOL_RULES = {"music_art_rooms": music_art, "school_size": school_size, "small_school_funds": small_school_funds,
                "training_funds_5pct": training_funds}


def class_size(county, counted, all_of):
    concerned = {*counted, *((point, s) for c, s in counted for point in county.points_of(c, s))}
    over = crowded(county, concerned)
    return len(over), not over


def crowded(county, concerned):
    most = {"primary": 45, "junior": 50}
    return [r for r in county.classes if (r["school_code"], r["stage"]) in concerned and int(r["students"]) > most[r["stage"]]]


def zoned_pairs(county, counted, stage):
    """Pupils in their zone and all pupils of each school it concerns: public, town or city, not boarding. Unknown if any of these is unknown for a
    school no known answer rules out."""
    inside, unknown = [], False
    for code, own in counted:
        school = county.schools[code]
        public = school["ownership"] or ("private" if school["sponsor_type"] == "10" else "public" if school["sponsor_type"] else "")
        if own != stage or public == "private" or school["urban_rural_code"] in RURAL or school["is_boarding"] == "是":
            continue
        # Teaching points merged into this school are pupils of its section.
        members = [code, *county.points_of(code, stage)]
        pair = [total(cell(county.sections[member, stage], key) for member in members) for key in ("students_in_zone", "students")]
        if not public or not school["urban_rural_code"] or not school["is_boarding"]:
            unknown = True
        elif None in pair:
            unknown = True
        else:
            inside.append(pair)
    return inside, unknown


def zoned_share(county, counted):
    """Shown beside the verdicts: of the pupils of both stages together."""
    (primary, open_primary), (junior, open_junior) = (zoned_pairs(county, counted, stage) for stage in ("primary", "junior"))
    pairs = primary + junior
    return None if open_primary or open_junior else ratio(sum(a for a, _ in pairs), sum(b for _, b in pairs))


def zoned(county, counted, stage, line):
    inside, unknown = zoned_pairs(county, counted, stage)
    # At 100 % one school known to fall short decides, whatever the others turn out to be.
    if line == 1 and any(a < b for a, b in inside):
        return False
    if unknown:
        return None
    return at_least(ratio(sum(a for a, _ in inside), sum(b for _, b in inside)), line) if inside else True


def naeq(county):
    latest = {}
    for element, value in county.values.items():
        if element.startswith("naeq:"):
            _, year, grade, subject = element.split(":")
            if year >= latest.get((grade, subject), ("",))[0]:
                latest[grade, subject] = (year, *value.split(";"))
    bad = [key for key, (_, level, rate) in latest.items() if int(level) < 3 or Fraction(rate) >= Fraction(15, 100)]
    return len(bad), not bad if latest else None, bad


def items_2012(county, counted, spreads, all_of):
    scores = [Fraction(v) for k, v in county.values.items() if k.startswith("score:")]
    score = amount(county, "basic_gov_total") or (sum(scores) if len(scores) == SUBJECTS_2012 else None)
    satisfied = ratio(amount(county, "survey_satisfied"), amount(county, "survey_valid"))
    schools = stages_of(counted)
    verdicts = [all_of([at_least(cell(county.schools[c], "school_standard_score"), 85),
                        None if cell(county.schools[c], "core_items_failed") is None else cell(county.schools[c], "core_items_failed") < 4])
                for c in schools]
    standard = all_of(verdicts)
    composites = [s for s in spreads if s["indicator"] == "composite"]
    known = None not in [s["cv"] for s in composites]
    nearest = max((s["cv"] / {"primary": 0.65, "junior": 0.55}[s["stage"]], s["cv"]) for s in composites)[1] if known and composites else None
    return {"basic_composite_cv": {"value": nearest, "met": all_of(s["met"] for s in composites) if composites else None},
            "basic_school_standard": {"value": None if standard is None else sum(v is False for v in verdicts), "met": standard},
            "basic_gov_total": {"value": None if score is None else float(score), "met": at_least(score, 85)},
            "basic_public_satisfaction": {"value": None if satisfied is None else float(satisfied), "met": at_least(satisfied, Fraction(85, 100))}}
