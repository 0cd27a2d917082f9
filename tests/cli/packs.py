# SPDX-License-Identifier: EUPL-1.2
"""A plan of ten domains, and contribution packs cut from it: for the tests of packs and of their spreadsheets."""
from driver import FOLDER, FRAMEWORK, apply, fresh, run, set_

DOMAINS = [d["id"] for d in FRAMEWORK["lists"]["policy-domains"]][:10]
MINISTER = {"filled-in-by": "adviseur", "validated-by": "kabinetschef", "validated-on": "2026-03-20"}


def name(domain):
    return domain.split(".")[1]


def add(kind, id_, **value):
    return {"kind": kind, "id": id_, "op": "add", "value": value}


def make_plan(path="plan.bouwstenen"):
    """Ten domains, each with an action point, an article and a link of last year; one action that three of them fund."""
    plan = fresh(path)
    items = [add("actions", "ac-samen", title="Samen sterk", **{"primary-objective": "od.vw.4", "other-objectives": ["od.kj.3"]},
                 domains=DOMAINS[:3], note="Niet voor anderen"),
             add("actors", "or-dienst", name="Dienst Noord", note="Geheim van de dienst")]
    for i, domain in enumerate(DOMAINS):
        d = name(domain)
        items += [
            add("action-points", f"ap-{d}", title=f"Actiepunt {d}", objective="od.vw.4", domain=domain, owner="or-dienst",
                note="Interne nota"),
            add("articles", f"ar-{d}", code=f"GB0-1GCF2{chr(65 + i)}A-WT", domain=domain,
                credits=[{"id": f"{y}:bo:vak", "year": y, "amount-cents": 100000000} for y in (2025, 2026, 2027)]),
            add("budget-links", f"bl-{d}", year=2025, domain=domain, article=f"ar-{d}", **{"action-point": f"ap-{d}"},
                role="lead", **{"class": "specific"}, amounts=[{"id": "bo:vak", "gross-cents": 5000000, "plan-cents": 1000000 * (i + 1)}]),
            add("contributions", f"con:{domain}:2025", domain=domain, year=2025, state="found-complete",
                answers=[{"id": f"ap-{d}", "execution": "Vorig jaar gedaan"}]),
        ]
    items += [{"kind": "plan", "op": "set", "field": "pack-key", "value": "sleutel van het plan"},
              add("budget-links", "bl-samen", year=2026, domain=DOMAINS[0], action="ac-samen", role="lead", **{"class": "partial"},
                  justification="Samen met twee andere domeinen", amounts=[{"id": "bo:vak", "gross-cents": 7000, "plan-cents": 700}])]
    apply(plan, *items)
    return plan


def cut(plan, domain, year=2026, pack=None, **options):
    pack = FOLDER / (pack or f"{name(domain)}.pack")
    run("pack", plan, "--domain", domain, "--year", year, "-o", pack, *[o for k, v in options.items() for o in (f"--{k}", v)])
    return pack


def fill(pack, domain, amount=250000, done="Gedaan zoals afgesproken", submitted="2026-03-25"):
    d = name(domain)
    apply(pack,
          add("contributions", f"con:{domain}:2026", domain=domain, year=2026, state="submitted", summary=f"Bijdrage {d}",
              **{"submitted-on": submitted}, **MINISTER,
              answers=[{"id": f"ap-{d}", "execution": done, "result": "Bereikt"}]),
          add("budget-links", f"bl-{d}-2026", year=2026, domain=domain, article=f"ar-{d}", role="lead", **{"class": "specific"},
              **{"action-point": f"ap-{d}"}, amounts=[{"id": "bo:vak", "gross-cents": 6000000, "plan-cents": amount}]),
          set_("note", f"Nota van {d}", f"bl-{d}", "budget-links"))
    return pack


def merge(plan, *packs, out="out", status=0, options=()):
    (FOLDER / out).unlink(missing_ok=True)
    return run("merge-pack", plan, *packs, "-o", out, *options, status=status)


def out_bytes(out="out"):
    return (FOLDER / out).read_bytes()
