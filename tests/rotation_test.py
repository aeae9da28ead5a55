"""`keyref rotation`: which secrets are to be rotated, who uses them, and what is to be restarted then."""

import datetime

import icalendar

import program
from program import deployment

# Today is 2026-11-24.
DEV = """\
environment: dev
taken: 2026-11-20T10:00:00Z
global:
  shared-db: {keys: [URL], rotated: 2026-08-26, rotate_every: 90d}
  mailer: {keys: [PASSWORD], rotate_every: 52w}
services:
  web:
    web-secrets: {keys: [API_KEY], rotated: 2026-08-01, rotate_every: 90d}
    web-later: {keys: [A], rotated: 2026-11-20, rotate_every: 26w}
    web-never: [B]
    web-next: {keys: [C], planned: true, rotate_every: 90d}
"""


class Rotation(program.Fleet):
    maxDiff = None

    def setUp(self):
        super().setUp()
        self.write("inventory/dev.yaml", DEV)
        self.write("web/deployment.yaml", deployment("web", ("KEY", "web-secrets", "API_KEY"), ("URL", "shared-db", "URL")))
        self.write("api/cron.yaml", deployment("api", ("URL", "shared-db", "URL")).replace("Deployment", "StatefulSet"))

    def rotation(self, *arguments, code=1, **more):
        result = self.run_program("rotation", *arguments, **more)
        self.assertEqual((result.code, result.err), (code, ""))
        return result

    def list(self, *arguments, code=1):
        return self.rotation("--format", "json", *arguments, code=code).json["rotations"]

    def due(self, *arguments, code=1):
        return [(each["environment"], each["secret"], each["status"], each.get("due")) for each in self.list(*arguments, code=code)]


class Days(Rotation):
    def test_the_most_urgent_first_and_what_nobody_wrote_down(self):
        self.assertEqual(self.due(), [("dev", "web-secrets", "overdue", "2026-10-30"), ("dev", "shared-db", "due", "2026-11-24"),
                                      ("dev", "mailer", "due", None)])

    def test_one_in_full(self):
        self.assertEqual(self.list()[0], {
            "environment": "dev", "secret": "web-secrets", "scope": "web", "status": "overdue", "rotated": "2026-08-01",
            "due": "2026-10-30", "days": -25, "rotateEvery": 90, "services": ["web"],
            "commands": ["kubectl rollout restart deployment/web"]})

    def test_how_far_ahead(self):
        self.assertIn(("dev", "web-later", "due", "2027-05-21"), self.due("--within", "26w"))
        self.assertNotIn("web-later", [row[1] for row in self.due("--within", "177d")])
        self.assertIn("web-later", [row[1] for row in self.due("--within", "178d")])

    def test_the_day_itself_is_not_overdue_and_the_next_is(self):
        self.write("inventory/dev.yaml", "global: {db: {keys: [URL], rotated: 2026-10-25T23:59:59Z, rotate_every: 30d}}\n")
        for now, code, days in (("1795564799", 0, 0), ("1795564800", 1, -1)):
            result = self.rotation("--format", "json", code=code, SOURCE_DATE_EPOCH=now)
            self.assertEqual([each["days"] for each in result.json["rotations"]], [days])

    def test_nothing_overdue_is_0(self):
        self.write("inventory/dev.yaml", DEV.replace("2026-08-01", "2026-11-01"))
        self.assertEqual([row[1] for row in self.due(code=0)], ["shared-db", "mailer"])
        self.write("inventory/dev.yaml", "environment: dev\nglobal: {db: [URL]}\n")
        self.assertEqual(self.rotation(code=0).out, "No secret is to be rotated within 30 days.\n")

    def test_each_environment_by_itself_in_the_order_of_promotion(self):
        self.write("inventory/prod.yaml", "environment: prod\nglobal: {shared-db: {keys: [URL], rotated: 2026-01-01, rotate_every: 30d}}\n")
        self.assertEqual([row[:2] for row in self.due()], [("dev", "web-secrets"), ("dev", "shared-db"), ("dev", "mailer"), ("prod", "shared-db")])
        self.assertEqual([row[:2] for row in self.due("--env", "prod")], [("prod", "shared-db")])


class Users(Rotation):
    def test_services_and_restarts_of_the_environment_alone(self):
        self.write("inventory/prod.yaml", DEV.replace("dev", "prod"))
        self.write("jobs/prod/deployment.yaml", deployment("jobs", ("URL", "shared-db", "URL")))
        shared = {each["environment"]: each for each in self.list() if each["secret"] == "shared-db"}
        self.assertEqual((shared["dev"]["services"], shared["prod"]["services"]), (["api", "web"], ["api", "jobs", "web"]))
        self.assertEqual(shared["dev"]["commands"], ["kubectl rollout restart statefulset/api", "kubectl rollout restart deployment/web"])
        self.assertEqual(len(shared["prod"]["commands"]), 3)

    def test_of_two_secrets_of_one_name_each_has_its_own(self):
        self.write("inventory/dev.yaml", "environment: dev\nservices:\n"
                   + "".join(f"  {name}: {{app: {{keys: [URL], rotated: 2026-01-0{day}, rotate_every: 30d}}}}\n" for name, day in (("web", 1), ("api", 2))))
        self.write("web/deployment.yaml", deployment("web", ("URL", "app", "URL")))
        self.write("api/cron.yaml", deployment("api", ("URL", "app", "URL")))
        self.assertEqual([(each["scope"], each["services"], each["commands"]) for each in self.list()],
                         [("web", ["web"], ["kubectl rollout restart deployment/web"]), ("api", ["api"], ["kubectl rollout restart deployment/api"])])

    def test_what_could_not_be_read_may_use_it(self):
        self.write("bad/deployment.yaml", deployment("bad", ("URL", "shared-db", "URL")) + "  broken: [\n")
        result = self.run_program("rotation")
        self.assertEqual(result.code, 3)
        self.assertIn("Not finished", result.out.splitlines()[-1])
        self.assertFalse(self.run_program("rotation", "--format", "json").json["complete"])


class Forms(Rotation):
    def test_text(self):
        self.assertEqual(self.rotation().out, """\
dev:
  overdue 2026-10-30 web-secrets (web): 25 days ago; used by web
    kubectl rollout restart deployment/web
  due 2026-11-24 shared-db (global): today; used by api and web
    kubectl rollout restart statefulset/api
    kubectl rollout restart deployment/web
  due mailer (global): rotated never, or nobody wrote it down; nothing here uses it

3 secrets to be rotated within 30 days: 1 overdue.
Without `-n`, kubectl takes the namespace of its context: that of the workload is not known here.
""")

    def test_markdown(self):
        out = self.rotation("--format", "markdown").out
        self.assertIn("**dev**\n\n| secret | section | due | used by | then |\n|---|---|---|---|---|\n", out)
        self.assertIn("| `web-secrets` | web | 2026-10-30, 25 days ago | web | `kubectl rollout restart deployment/web` |\n", out)

    def test_bad_usage(self):
        for arguments in (["--within", "soon"], ["--within", "0d"], ["--within", "30"], ["--format", "sarif"], ["--env", "live"]):
            result = self.run_program("rotation", *arguments)
            self.assertEqual((result.code, result.out), (2, ""), arguments)

    def test_without_an_inventory(self):
        (self.top / "inventory/dev.yaml").unlink()
        self.assertEqual(self.run_program("rotation").code, 3)


class Calendar(Rotation):
    def calendar(self, **more):
        return self.rotation("--format", "ics", **more).out

    def events(self, **more):
        calendar = icalendar.Calendar.from_ical(self.calendar(**more))
        self.assertEqual((calendar["VERSION"], [type(each).__name__ for each in calendar.subcomponents]), ("2.0", ["Event"] * 3))
        return {str(event["SUMMARY"]): event for event in calendar.events}

    def test_it_is_read_by_another_program(self):
        events = self.events()
        event = events["Rotate web-secrets in dev"]
        self.assertEqual((event["DTSTART"].dt, event["DTEND"].dt), (datetime.date(2026, 10, 30), datetime.date(2026, 10, 31)))
        self.assertEqual(event["DTSTAMP"].dt, datetime.datetime(2026, 11, 20, 10, tzinfo=datetime.timezone.utc))
        self.assertEqual(str(event["DESCRIPTION"]), "Used by web.\nkubectl rollout restart deployment/web\n"
                         "Without `-n`, kubectl takes the namespace of its context: that of the workload is not known here.")
        self.assertEqual(sum(each.errors != [] for each in events.values()), 0)
        self.assertIn("Nobody wrote down", str(events["Rotate mailer in dev"]["DESCRIPTION"]))

    def test_lines_end_with_crlf_and_have_at_most_75_octets(self):
        name = "ü" * 30 + ",;\\"
        self.write("long/deployment.yaml", deployment("'" + name + "'", ("URL", "shared-db", "URL")))
        self.write("keyref.yaml", "services: {a-service-of-a-very-long-name-that-no-line-of-a-calendar-can-hold: {manifests: [long/**]}}\n")
        lines = self.calendar().split("\r\n")
        self.assertEqual(lines.pop(), "")
        for line in lines:
            self.assertLessEqual(len(line.encode()), 75)
            self.assertNotIn("\n", line)
        self.assertIn("a-service-of-a-very-long-name-that-no-line-of-a-calendar-can-hold, api and web.",
                      str(self.events()["Rotate shared-db in dev"]["DESCRIPTION"]))

    def test_another_day_changes_no_byte(self):
        self.assertEqual(self.calendar(), self.calendar(SOURCE_DATE_EPOCH="1795600000"))

    def test_an_entry_keeps_its_uid_when_its_day_moves(self):
        before = self.events()
        self.assertEqual(len({str(event["UID"]) for event in before.values()}), 3)
        self.write("inventory/dev.yaml", DEV.replace("2026-08-01", "2026-08-05").replace("2026-11-20T10", "2026-11-21T10"))
        after = self.events()
        for name, event in before.items():
            self.assertEqual(event["UID"], after[name]["UID"])
        self.assertEqual(after["Rotate web-secrets in dev"]["DTSTART"].dt, datetime.date(2026, 11, 3))


if __name__ == "__main__":
    program.main()
