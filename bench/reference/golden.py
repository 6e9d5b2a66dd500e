"""What the fictional county must come out as, under both standards, one line a figure: the proposal for `packages/core/golden/fictional-county.csv`.

    python3 golden.py COUNTY_FOLDER STANDARDS_FOLDER > fictional-county.csv

Values come from `evaluate.py` alone (exact fractions, standard library); only the Chinese names of the items are read from the standards' files. Whoever
changes the county writes the file anew with this and checks by hand what changed before it is kept.
"""

import csv
import json
import sys
from pathlib import Path

from evaluate import CV_LIMIT, COMPOSITE_LIMIT, LINES, STAGES, County, evaluate
from items import SCHOOL_RULES, amount, crowded, naeq, scores, stages_of

STANDARDS = {"quality_balanced_2017": "优质均衡2017", "basic_balanced_2012": "基本均衡2012"}
STAGE = {"primary": "小学", "junior": "初中"}
VERDICT = {True: "达标", False: "未达标", None: "无法判定"}
REASON = {"no pupils": "没有学生", "teaching point under 50": "不足 50 人的教学点", "teaching point": "教学点", "type": "学校类型不计入",
          "not run by the county": "民办或不属县管", "merged": "并入中心校"}
HEAD = ("标准", "类别", "学校代码", "学校", "学段", "编号", "名称", "分子", "分母", "值", "标准线", "结论", "说明")


# Of a county ratio: what is divided by what, and the line; for the reader who wants to do the sum again.
RATIOS = {
    "special_edu_funds": ("special_funds_yuan", "special_students", "8000"),
    "teacher_exchange": ("exchange_actual", "exchange_eligible", "0.1"),
    "quality_hs_quota": ("quality_hs_quota_allocated", "quality_hs_quota_total", "0.5"),
    "migrant_children": ("migrant_public+migrant_purchased", "migrant_total", "0.85"),
    "junior_retention_3y": ("grad9_count-transfer_in_3y+transfer_out_3y", "grade7_3y_ago-deaths_3y", "0.95"),
    "disabled_enrolment": ("disabled_enrolled", "disabled_total", "0.95"),
    "social_recognition": ("survey_satisfied", "survey_valid", "0.85"),
    "basic_public_satisfaction": ("survey_satisfied", "survey_valid", "0.85"),
}


def reckoned(county, terms):
    """`a-b+c` of the county's values."""
    return sum(-amount(county, term[1:]) if term[0] == "-" else amount(county, term.lstrip("+")) for term in
               terms.replace("-", " -").replace("+", " +").split())


def text(value):
    """Six decimals at most, without trailing zeros; nothing for what cannot be worked out."""
    if value is None:
        return ""
    return f"{float(value):.6f}".rstrip("0").rstrip(".")


def lines(folder, standards, standard):
    county, result = County(folder, standard), evaluate(folder, standard)
    names = {code: row["school_name"] for code, row in county.schools.items()}
    zh = {rule.get("key"): rule for name in ("indicators", "items", "vetoes")
          for rule in json.loads((Path(standards) / standard / f"{name}.json").read_text(encoding="utf-8"))}
    codes = {rule["code"]: rule for rule in zh.values() if "code" in rule}

    def line(kind, **cells):
        return [STANDARDS[standard], kind, *(cells.get(key, "") for key in ("school", "name", "stage", "key", "zh", "top", "bottom", "value",
                                                                          "line", "verdict", "note"))]

    for s in result["sections"]:
        about = {"school": s["schoolCode"], "name": names[s["schoolCode"]], "stage": STAGE[s["stage"]]}
        for code, value in s["values"].items():
            judged = "verdicts" in s
            yield line("学段指标", **about, key=code, zh=codes[code]["zh"], top=text(s["tops"][code]), bottom=text(s["students"]), value=text(value),
                       line=LINES[code][STAGES.index(s["stage"])] if judged else "", verdict=VERDICT[s["verdicts"][code]] if judged else "")
        if "pass" in s:
            floor = {True: "其余不低于 85%", False: "有一项低于 85%", None: "有一项未知"}[s["floorOk"]]
            yield line("学段结论", **about, value=text(s["met"]), line="6", verdict=VERDICT[s["pass"]], note=floor)
    for s in result["excluded"]:
        yield line("不计入", school=s["schoolCode"], name=names[s["schoolCode"]], stage=STAGE[s["stage"]], note=REASON[s["reason"]])
    limits = CV_LIMIT if standard == "quality_balanced_2017" else COMPOSITE_LIMIT
    for s in result["spreads"]:
        composite = s["indicator"] == "composite"
        yield line("差异系数", stage=STAGE[s["stage"]], key=s["indicator"], zh="综合" if composite else codes[s["indicator"]]["zh"], top=text(s["sd"]),
                   bottom=text(s["mean"]), value=text(s["cv"]), line=text(limits[s["stage"]]) if s["judged"] else "",
                   verdict=VERDICT[s["met"]] if s["judged"] else "")
    told = notes(county, result, names, standard)
    for key, item in result["items"].items():
        top, bottom, least = RATIOS.get(key, ("", "", ""))
        yield line("条款", key=key, zh=zh[key]["zh"], top=top and text(reckoned(county, top)), bottom=bottom and text(reckoned(county, bottom)),
                   value=text(item["value"]), line=least, verdict=VERDICT[item["met"]], note=told.get(key, ""))
    for key, value in scores(county, standard).items():
        yield line("条款", key=key, zh=zh[key]["zh"], value=text(value), note="只计入总分")
    for key, met in result["vetoes"].items():
        yield line("一票否决", key=key, zh=zh[key]["zh"], verdict=VERDICT[met])
    for stage in STAGES:
        own = [s for s in result["sections"] if s["stage"] == stage]
        passed = text(sum(s["pass"] is True for s in own)) if standard == "quality_balanced_2017" else ""
        yield line("学段计数", stage=STAGE[stage], zh="达标学段数、计入学段数", top=passed, bottom=text(len(own)))
    yield line("县级结论", verdict=VERDICT[result["verdict"]])


def notes(county, result, names, standard):
    """Who fails and who cannot be judged, where a duty is held school by school, class by class or subject by subject."""
    if standard != "quality_balanced_2017":
        return {}
    counted = [(s["schoolCode"], s["stage"]) for s in result["sections"]]
    found = {}
    for key, rule in SCHOOL_RULES.items():
        verdicts = rule(county, stages_of(counted))
        said = {word: sorted(names[c] for c, v in verdicts.items() if v is met) for word, met in (("未达标", False), ("无法判定", None))}
        found[key] = "；".join(f"{word}：{'、'.join(schools)}" for word, schools in said.items() if schools)
    found["class_size"] = "、".join(f"{names[r['school_code']]} {r['class_name']} {r['students']} 人" for r in crowded(county, set(counted)))
    found["naeq_level"] = "未达标：" + "、".join(f"{grade} 年级{subject}" for grade, subject in naeq(county)[2])
    backbone = amount(county, "exchange_backbone") / amount(county, "exchange_actual")
    found["teacher_exchange"] = f"骨干教师占交流教师 {text(backbone)}，须 0.2"
    return found


def funds(folder):
    """Education funds are held against the same requirements whatever the standard: once, a line a requirement and year."""
    for key, found in evaluate(folder, "basic_balanced_2012")["finance"].items():
        note = "" if found["yuan"] is None else f"缺 {found['yuan']} 元"
        yield ["教育经费", "逐年要求", "", "", "", key, found["name"], "", "", text(found["value"]), text(found["line"]), VERDICT[found["met"]], note]


if __name__ == "__main__":
    # Office programs take a CSV for another encoding without the mark.
    sys.stdout.write("\ufeff")
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(HEAD)
    for standard in STANDARDS:
        out.writerows(lines(sys.argv[1], sys.argv[2], standard))
    out.writerows(funds(sys.argv[1]))
