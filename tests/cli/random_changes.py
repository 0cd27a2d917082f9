# SPDX-License-Identifier: EUPL-1.2
"""Makes up valid changes from the JSON Schema, and does them to a plan in memory: a second opinion on `apply`."""
import copy
import json
import random
import string

ID_LETTERS = string.ascii_lowercase + "234567"
TEXTS = ["Gesprek", "één\ntwee", 'met "aanhaling"', "schuine \\ streep", "😀 tab\t", "Ouderen", "x" * 300, "\u00a0smal\u202f", "a/b"]
# what an overlay on a framework item gets in these tests: no enumeration, whose first value is the same as nothing
OVERLAY_FIELDS = ["note", "priority", "sequence", "official-text", "groups", "reviewer"]


class Maker:
    def __init__(self, plan, schema, framework, seed):
        self.plan, self.schema, self.framework = plan, schema, framework
        self.random = random.Random(seed)
        self.kinds = [k for k, s in schema["properties"].items() if s.get("type") == "array"]
        self.serial = 0

    # ---- values ----

    def fields(self, kind):
        return self.schema["properties"][kind]["items"]["properties"]

    def new_id(self, prefix):
        self.serial += 1
        return f"{prefix}-{self.serial}" + "".join(self.random.choices(ID_LETTERS, k=6))

    def targets(self, comment):
        kinds, _, lists = (comment or "").partition("framework: ")
        ids = [i for k in kinds.strip("; ").split(", ") if k for i in self.plan.get(k, {})]
        return ids + [i["id"] for name in lists.split() for i in self.framework["lists"].get(name, [])]

    def day(self):
        return f"{self.random.randint(1990, 2060)}-{self.random.randint(1, 12):02}-{self.random.randint(1, 28):02}"

    def named(self, name, schema):
        if name == "date":
            return self.day()
        if name == "time":
            return f"{self.day()}T{self.random.randint(0, 23):02}:{self.random.randint(0, 59):02}:07Z"
        if name == "decimal":
            return self.random.choice(["12.5", "-3", "0", "7.000001", "999999999999", "0.10"])
        ids = self.targets(schema.get("$comment"))
        return self.random.choice(ids) if ids else None

    def value(self, schema):
        """A value, or None where there is none to be had."""
        if "$ref" in schema:
            return self.named(schema["$ref"].rsplit("/", 1)[1], schema)
        if "enum" in schema:
            return self.random.choice(schema["enum"])
        kind = schema["type"]
        if kind == "string":
            return self.random.choice(TEXTS)
        if kind == "boolean":
            return self.random.random() < 0.5
        if kind == "integer":
            low, high = schema.get("minimum", -10**15), schema.get("maximum", 10**15)
            return self.random.choice([low, high, self.random.randint(low, high)])
        if "properties" in schema["items"]:
            return [dict(self.element(schema["items"]), id=self.new_id("e")) for _ in range(self.random.randint(0, 3))]
        ids = self.targets(schema.get("$comment"))
        return sorted(self.random.sample(ids, min(len(ids), self.random.randint(0, 3))))

    def element(self, schema):
        values = {n: self.value(s) for n, s in schema["properties"].items() if n != "id" and self.random.random() < 0.6}
        if self.random.random() < 0.1:
            values["zz-onbekend"] = {"diep": [1, "twee", {"a": True}]}
        return {n: v for n, v in values.items() if v is not None}

    # ---- changes: each is returned as JSON and done to self.plan ----

    def add(self):
        kind = self.random.choice(self.kinds)
        prefix = {"contributions": "con", "actors": "or"}.get(kind) or self.prefix(kind)
        record = self.element(self.schema["properties"][kind]["items"])
        id_ = self.new_id(prefix)
        self.plan.setdefault(kind, {})[id_] = copy.deepcopy(record)
        return {"kind": kind, "id": id_, "op": "add", "value": record}

    def prefix(self, kind):
        pattern = self.fields(kind)["id"]["pattern"]
        return pattern.lstrip("^(").split("[")[0]

    def pick(self):
        if not any(self.plan.get(k) for k in self.kinds):
            return None, None
        kind = self.random.choice([k for k in self.kinds if self.plan.get(k)])
        return kind, self.random.choice(sorted(self.plan[kind]))

    def remove(self):
        kind, id_ = self.pick()
        if kind is None:
            return self.add()
        rest = copy.deepcopy(self.plan)
        del rest[kind][id_]
        if "." not in id_ and f'"{id_}"' in json.dumps(rest):
            return self.set_field()  # something refers to it
        del self.plan[kind][id_]
        return {"kind": kind, "id": id_, "op": "remove"}

    def store(self, kind, id_, name, value):
        if value is None:
            self.plan[kind][id_].pop(name, None)
        else:
            self.plan[kind][id_][name] = value

    def set_field(self):
        kind, id_ = self.pick()
        if kind is None or "." in id_:
            return self.set_overlay()
        name = self.random.choice([f for f in self.fields(kind) if f != "id"])
        value = None if self.random.random() < 0.2 else self.value(self.fields(kind)[name])
        self.store(kind, id_, name, copy.deepcopy(value))
        return {"kind": kind, "id": id_, "op": "set", "field": name, "value": value}

    def set_overlay(self):
        id_ = self.random.choice(self.framework["lists"]["operational-objectives"])["id"]
        overlays = self.plan.setdefault("objectives", {})
        overlays.setdefault(id_, {})
        name = self.random.choice(OVERLAY_FIELDS)
        value = None if self.random.random() < 0.5 else self.value(self.fields("objectives")[name]) or None
        self.store("objectives", id_, name, copy.deepcopy(value))
        if not overlays[id_]:
            del overlays[id_]
        return {"kind": "objectives", "id": id_, "op": "set", "field": name, "value": value}

    def lists(self):
        for kind in self.kinds:
            for name, schema in self.fields(kind).items():
                if "properties" in schema.get("items", {}):
                    for id_ in sorted(self.plan.get(kind, {})):
                        yield kind, id_, name, schema["items"]

    def change_element(self):
        found = list(self.lists())
        if not found:
            return self.add()
        kind, id_, name, schema = self.random.choice(found)
        elements = self.plan[kind][id_].setdefault(name, [])
        if not elements or self.random.random() < 0.3:
            value, key = self.element(schema), self.new_id("e")
            elements.append(dict(copy.deepcopy(value), id=key))
            return {"kind": kind, "id": id_, "op": "add", "field": f"{name}/{key}", "value": value}
        element = self.random.choice(elements)
        if self.random.random() < 0.3:
            elements.remove(element)
            return {"kind": kind, "id": id_, "op": "remove", "field": f"{name}/{element['id']}"}
        inner = self.random.choice([n for n in schema["properties"] if n != "id"])
        value = None if self.random.random() < 0.2 else self.value(schema["properties"][inner])
        element.pop(inner, None)
        if value is not None:
            element[inner] = copy.deepcopy(value)
        return {"kind": kind, "id": id_, "op": "set", "field": f"{name}/{element['id']}/{inner}", "value": value}

    def transaction(self, number):
        kinds = [self.add, self.remove, self.set_field, self.set_field, self.set_overlay, self.change_element, self.change_element]
        changes = [self.random.choice(kinds)() for _ in range(self.random.randint(1, 4))]
        return {"label": f"Wijziging {number}", "changes": changes}

    def as_file(self, head):
        """The plan in memory as a file, not canonical on purpose."""
        lists = {k: [dict(r, id=i) for i, r in reversed(rs.items())] for k, rs in self.plan.items() if rs}
        return json.dumps({**lists, **head}, ensure_ascii=True)
