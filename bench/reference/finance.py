"""Education funds year by year, a second time: what each requirement compares, whether it holds, and how many yuan are short.

Written from the domain reference (§7) and the duties of the finance bureau, in exact fractions. True met, False unmet, None unknown.
"""

from fractions import Fraction
from math import ceil

from items import amount

# Spent in the year against raised in it; paid against due: later must be at least as much as earlier, in units of 10 000 yuan.
IN_FULL = {
    "edu_surcharge_spent": ("教育费附加全额用于教育", "edu_surcharge_used", "edu_surcharge_levied"),
    "local_edu_surcharge_spent": ("地方教育附加全额用于教育", "local_edu_surcharge_used", "local_edu_surcharge_levied"),
    "city_fee_spent": ("城市建设配套费教育部分全额用于教育", "city_fee_used", "city_fee_for_edu"),
    "land_spent": ("土地出让净收益计提的教育资金全额用于教育", "land_edu_used", "land_edu_provision"),
    "public_funds_paid": ("公用经费按基准定额足额拨付", "public_funds_paid", "public_funds_due"),
    "rural_allowance_paid": ("乡村教师生活补助足额发放", "rural_allowance_paid", "rural_allowance_due"),
    "performance_pay_paid": ("绩效工资按核定总量足额发放", "performance_pay_paid", "performance_pay_approved"),
}
# In yuan a person.
NOT_LESS = {
    "teacher_pay_level": ("教师平均工资不低于公务员", "teacher_pay_avg", "civil_servant_pay_avg"),
    "rural_pay_level": ("农村教师平均工资不低于城镇教师", "teacher_pay_rural", "teacher_pay_urban"),
}
RISING = {
    "spend_growth": ("生均教育费用增长", "edu_spend_per_student"),
    "pay_growth": ("教师工资增长", "teacher_pay_avg"),
    "public_funds_growth": ("生均公用经费增长", "public_funds_per_student"),
}
WAN = 10_000


def finance(county):
    """`<rule>@<year>` → name, value, line, met, yuan short (None unless unmet)."""
    years = sorted({int(key.split("@")[1]) for key, value in county.values.items() if "@" in key and value.strip()})
    found = {}
    for year in years:
        for key, (name, value, line, strict, short) in rules_of(county, year).items():
            met = None if value is None or line is None else value > line if strict else value >= line
            yuan = ceil(max(Fraction(0), short)) if met is False else None
            found[f"{key}@{year}"] = {"name": name, "value": None if value is None else float(value), "line": None if line is None else float(line),
                                      "met": met, "yuan": yuan}
    return found


def rules_of(county, year):
    now = lambda key: amount(county, f"{key}@{year}")
    before = lambda key: amount(county, f"{key}@{year - 1}")
    found = {}

    def rule(key, name, value, line, short, strict=False):
        found[key] = (name, value, line, strict, short() if value is not None and line is not None else None)

    education, was = now("fiscal_edu_appropriation"), before("fiscal_edu_appropriation")
    revenue, revenue_was = now("fiscal_recurrent_revenue"), before("fiscal_recurrent_revenue")
    rule("appropriation_growth", "教育财政拨款增长高于财政经常性收入增长", growth(education, was), growth(revenue, revenue_was),
         lambda: WAN * (was * revenue / revenue_was - education), strict=True)
    for key, (name, element) in RISING.items():
        rule(key, name, now(element), before(element), lambda: before(element) - now(element), strict=True)
    whole, whole_was = now("fiscal_total_expenditure"), before("fiscal_total_expenditure")
    rule("education_share", "教育经费占财政支出的比例提高", over(education, whole), over(was, whole_was),
         lambda: WAN * (was / whole_was * whole - education), strict=True)
    product = now("gross_domestic_product")
    rule("education_of_gdp", "教育经费占地区生产总值不低于 4%", over(education, product), Fraction(4, 100),
         lambda: WAN * (Fraction(4, 100) * product - education))
    spent, spent_was = now("general_edu_expenditure"), before("general_edu_expenditure")
    pupils, pupils_was = now("edu_fund_students"), before("edu_fund_students")
    rule("expenditure_kept", "一般公共预算教育支出只增不减", spent, spent_was, lambda: WAN * (spent_was - spent))
    rule("expenditure_per_student_kept", "按在校生人数平均的一般公共预算教育支出只增不减", over(times(WAN, spent), pupils), over(times(WAN, spent_was), pupils_was),
         lambda: WAN * (spent_was / pupils_was * pupils - spent))
    # 净收益为负: nothing is to be set aside.
    income = now("land_net_income")
    income = max(income, Fraction(0)) if income is not None else None
    rule("land_provision", "按土地出让净收益的 10% 计提教育资金", now("land_edu_provision"), times(Fraction(1, 10), income),
         lambda: WAN * (income / 10 - now("land_edu_provision")))
    for key, (name, paid, due) in IN_FULL.items():
        rule(key, name, now(paid), now(due), lambda: WAN * (now(due) - now(paid)))
    for key, (name, own, other) in NOT_LESS.items():
        rule(key, name, now(own), now(other), lambda: now(other) - now(own))
    return found


def over(top, bottom):
    return None if top is None or not bottom else top / bottom


def times(factor, value):
    return None if value is None else factor * value


def growth(now, before):
    share = over(now, before)
    return None if share is None else share - 1
