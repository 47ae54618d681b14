"""This file checks image, compose file, manifests, units and examples: what they name exists here."""

from __future__ import annotations

import configparser
import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import typer.main

from bot.cli import app
from bot.messages.words import say
from bot.secrets import MAKE_A_KEY
from bot.settings import Settings, read_settings
from storage import errors
from tests.deploy.manifests import documents

DEPLOY = Path(__file__).parents[2] / "deploy"
SETTINGS = {f"TAMAR_{name.upper()}" for name in Settings.model_fields}
COMMANDS = set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
UNITS = sorted((DEPLOY / "systemd").iterdir())
MANIFESTS = sorted((DEPLOY / "kubernetes").glob("*.yaml"))
LONGEST_STOP = 20  # seconds in which jobs finish before they are handed back


def _unit(path: Path) -> configparser.ConfigParser:
    unit = configparser.ConfigParser(strict=False, interpolation=None, delimiters=("=",))
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read_string(path.read_text("utf-8"))
    return unit


def _instructions() -> list[tuple[str, str]]:
    text = (DEPLOY / "Dockerfile").read_text("utf-8").replace("\\\n", " ")
    lines = (line.strip() for line in text.splitlines())
    return [
        (line.split(" ", 1)[0], line.split(" ", 1)[1].strip())
        for line in lines
        if line and not line.startswith("#")
    ]


def _compose() -> dict[str, Any]:
    found: dict[str, Any] = documents((DEPLOY / "compose.yaml").read_text("utf-8"))[0]
    return found


def _pods() -> dict[str, dict[str, Any]]:
    found = {}
    for path in MANIFESTS:
        for one in documents(path.read_text("utf-8")):
            spec = one.get("spec", {})
            spec = spec.get("jobTemplate", {}).get("spec", spec)
            if "template" in spec:
                found[f"{one['kind']}/{one['metadata']['name']}"] = spec["template"]["spec"]
    return found


PODS = _pods()


def test_the_example_lists_every_setting_once() -> None:
    text = (DEPLOY / "env.example").read_text("utf-8")
    named = re.findall(r"^#?(TAMAR_\w+)=", text, re.MULTILINE)
    assert sorted(named) == sorted(SETTINGS)


def test_every_setting_of_the_example_has_a_line_of_why() -> None:
    before = ""
    for line in (DEPLOY / "env.example").read_text("utf-8").splitlines():
        if re.match(r"#?TAMAR_", line):
            assert re.match(r"# \w|#?TAMAR_", before), line
        before = line


def test_the_example_s_defaults_are_the_program_s(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    known = read_settings(store="sqlite:////var/lib/tamar/tamar.db")
    text = (DEPLOY / "env.example").read_text("utf-8")
    for name, value in re.findall(r"^#TAMAR_(\w+)=(.+)$", text, re.MULTILINE):
        assert str(getattr(known, name.lower())) == value


def test_the_image_does_not_run_as_root() -> None:
    users = [rest for word, rest in _instructions() if word == "USER"]
    assert users == ["10001:10001"]


def test_the_image_is_made_in_two_stages_and_the_last_has_no_tools() -> None:
    stages = [at for at, (word, _) in enumerate(_instructions()) if word == "FROM"]
    assert len(stages) == 2
    last = " ".join(rest for _, rest in _instructions()[stages[1] :])
    assert not re.search(r"\bpip\b|apt-get|gcc|git\b", last)


def test_everything_that_is_installed_is_installed_by_hash() -> None:
    installs = [rest for word, rest in _instructions() if word == "RUN" and "install " in rest]
    steps = [step for rest in installs for step in rest.split("&&") if " pip" in step]
    assert steps
    assert all("--require-hashes" in step or "--no-index" in step for step in steps)


def test_what_the_image_copies_exists() -> None:
    for word, rest in _instructions():
        if word == "COPY" and "--from" not in rest:
            for name in shlex.split(rest)[:-1]:
                assert (DEPLOY.parent / name).exists(), name


def test_the_builder_is_sent_what_the_image_copies() -> None:
    sent = (DEPLOY / "Dockerfile.dockerignore").read_text("utf-8").split()
    copied = {
        name
        for word, rest in _instructions()
        if word == "COPY" and "--from" not in rest
        for name in shlex.split(rest)[:-1]
    }
    assert copied == {line[1:] for line in sent if line.startswith("!")}


def test_the_image_s_settings_and_command_exist() -> None:
    text = (DEPLOY / "Dockerfile").read_text("utf-8")
    assert set(re.findall(r"TAMAR_\w+", text)) <= SETTINGS
    assert ("ENTRYPOINT", '["tamar"]') in _instructions()
    assert re.search(r'^CMD \["(\w+)"\]$', text, re.MULTILINE)[1] in COMMANDS  # type: ignore[index]


def _pins(path: Path) -> dict[str, str]:
    text = path.read_text("utf-8")
    return dict(re.findall(r"^([a-z0-9._\[\],-]+)==([^ ;\\]+)", text, re.MULTILINE))


def test_the_image_s_lock_is_the_part_of_the_lock_that_runs() -> None:
    whole, part = _pins(DEPLOY.parent / "requirements.lock"), _pins(DEPLOY / "requirements.lock")
    assert part.items() <= whole.items()
    text = (DEPLOY.parent / "pyproject.toml").read_text("utf-8")
    wanted = re.findall(
        r'^    "([a-z0-9-]+)', text.split("[project.optional-dependencies]")[0], re.MULTILINE
    )
    assert len(wanted) > 20
    assert set(wanted) <= {name.partition("[")[0] for name in part}
    assert not {"pytest", "mypy", "ruff", "hypothesis", "hatchling"} & set(part)


def test_the_lock_with_the_extra_holds_the_image_s_and_what_reads_pictures() -> None:
    part, more = _pins(DEPLOY / "requirements.lock"), _pins(DEPLOY / "requirements-ocr.lock")
    assert part.items() <= more.items()
    assert {"onnxruntime", "rapidocr"} <= set(more) - set(part)


def test_the_image_s_build_tools_are_in_the_lock() -> None:
    text = (DEPLOY / "Dockerfile").read_text("utf-8")
    names = re.search(r"\^\(([a-z|-]+)\)==", text)
    assert names is not None
    assert set(names[1].split("|")) <= set(_pins(DEPLOY.parent / "requirements.lock"))


def test_compose_has_bot_worker_and_database() -> None:
    assert set(_compose()["services"]) == {"db", "migrate", "bot", "worker"}


@pytest.mark.parametrize("name", ["bot", "worker", "db"])
def test_compose_starts_a_service_again(name: str) -> None:
    assert _compose()["services"][name]["restart"] == "unless-stopped"


@pytest.mark.parametrize("name", ["bot", "worker", "migrate"])
def test_compose_runs_commands_and_settings_that_exist(name: str) -> None:
    service = _compose()["services"][name]
    assert set(service["command"]) <= COMMANDS
    assert set(service["environment"]) <= SETTINGS
    assert service["read_only"]
    assert int(service["stop_grace_period"].rstrip("s")) > LONGEST_STOP


def test_compose_has_no_password_of_its_own() -> None:
    text = (DEPLOY / "compose.yaml").read_text("utf-8")
    assert not re.search(r"(?i)password: *\w|://\w+:\w+@", text)


@pytest.mark.parametrize("path", MANIFESTS, ids=lambda path: path.name)
def test_a_manifest_says_what_it_is(path: Path) -> None:
    for one in documents(path.read_text("utf-8")):
        assert one["apiVersion"]
        assert one["kind"]


def test_the_kustomization_lists_every_manifest() -> None:
    listed = documents((DEPLOY / "kubernetes" / "kustomization.yaml").read_text("utf-8"))[0]
    others = {p.name for p in MANIFESTS} - {"kustomization.yaml", "secret.example.yaml"}
    assert set(listed["resources"]) == others


@pytest.mark.parametrize("name", sorted(PODS))
def test_a_pod_runs_without_privileges(name: str) -> None:
    pod = PODS[name]
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert pod["automountServiceAccountToken"] is False
    for container in [*pod["containers"], *pod.get("initContainers", [])]:
        assert container["securityContext"] == {
            "allowPrivilegeEscalation": False,
            "readOnlyRootFilesystem": True,
            "capabilities": {"drop": ["ALL"]},
        }


@pytest.mark.parametrize("name", sorted(PODS))
def test_a_pod_runs_commands_that_exist(name: str) -> None:
    for container in [*PODS[name]["containers"], *PODS[name].get("initContainers", [])]:
        words = " ".join(container["args"]).removeprefix("tamar ").split()
        assert words[0] in COMMANDS


@pytest.mark.parametrize("name", [n for n in sorted(PODS) if n.startswith("Deployment")])
def test_a_pod_has_time_to_stop(name: str) -> None:
    assert PODS[name]["terminationGracePeriodSeconds"] > LONGEST_STOP


def test_the_bot_s_probes_ask_the_right_things() -> None:
    bot = PODS["Deployment/tamar"]["containers"][0]
    assert bot["livenessProbe"]["httpGet"] == {"path": "/healthz", "port": "ops"}
    assert bot["readinessProbe"]["httpGet"] == {"path": "/readyz", "port": "ops"}


def _documents(name: str) -> list[dict[str, Any]]:
    return documents((DEPLOY / "kubernetes" / name).read_text("utf-8"))


def test_the_ports_are_the_program_s() -> None:
    ports = {
        p["name"]: p["containerPort"] for p in PODS["Deployment/tamar"]["containers"][0]["ports"]
    }
    known = Settings.model_fields
    assert ports == {"web": known["web_port"].default, "ops": known["ops_port"].default}
    template = _documents("bot.yaml")[0]["spec"]["template"]["metadata"]
    assert template["annotations"]["prometheus.io/port"] == str(ports["ops"])


def test_only_the_public_port_is_a_service() -> None:
    assert [p["targetPort"] for p in _documents("bot.yaml")[1]["spec"]["ports"]] == ["web"]


def test_a_port_that_is_opened_for_operators_is_closed_to_everybody_else() -> None:
    assert _documents("settings.yaml")[0]["data"]["TAMAR_OPS_HOST"] == "0.0.0.0"
    bot = next(one for one in _documents("network.yaml") if one["metadata"]["name"] == "tamar")
    assert bot["spec"]["policyTypes"] == ["Ingress"]
    template = _documents("bot.yaml")[0]["spec"]["template"]["metadata"]
    chosen = bot["spec"]["podSelector"]["matchLabels"]
    assert chosen.items() <= template["labels"].items()
    who = {p["port"]: rule.get("from") for rule in bot["spec"]["ingress"] for p in rule["ports"]}
    assert set(who) == {"web", "ops"}
    assert who["ops"]


def test_nobody_speaks_to_a_worker() -> None:
    one = next(o for o in _documents("network.yaml") if o["metadata"]["name"] == "tamar-worker")
    labels = _documents("workers.yaml")[0]["spec"]["template"]["metadata"]["labels"]
    assert one["spec"]["podSelector"]["matchLabels"].items() <= labels.items()
    assert "ingress" not in one["spec"]


def test_compose_shows_both_ports_to_its_own_machine_only() -> None:
    ports = _compose()["services"]["bot"]["ports"]
    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)


@pytest.mark.parametrize("name", ["settings.yaml", "secret.example.yaml"])
def test_the_manifests_name_settings_that_exist(name: str) -> None:
    one = documents((DEPLOY / "kubernetes" / name).read_text("utf-8"))[0]
    named = {key for key in one.get("data", one.get("stringData")) if key.isupper()}
    assert named <= SETTINGS


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_a_unit_has_its_sections(path: Path) -> None:
    kind = "Timer" if path.suffix == ".timer" else "Service"
    assert {"Unit", kind} <= set(_unit(path).sections())


@pytest.mark.parametrize("name", ["tamar.service", "tamar-worker@.service"])
def test_a_service_is_started_again_for_ever_and_has_time_to_stop(name: str) -> None:
    unit = _unit(DEPLOY / "systemd" / name)
    assert unit["Service"]["Restart"] == "always"
    assert unit["Unit"]["StartLimitIntervalSec"] == "0"
    assert int(unit["Service"]["TimeoutStopSec"]) > LONGEST_STOP
    assert unit["Service"]["User"] == "tamar"


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_a_unit_runs_commands_that_exist(path: Path) -> None:
    named = re.findall(r"/bin/tamar (\w+)", path.read_text("utf-8"))
    assert set(named) <= COMMANDS
    assert named or path.suffix == ".timer"


def test_systemd_itself_finds_nothing_wrong(tmp_path: Path) -> None:
    verify = shutil.which("systemd-analyze")
    if verify is None:
        pytest.skip("systemd-analyze is not on this machine")
    for path in UNITS:
        text = path.read_text("utf-8").replace("/opt/tamar/bin/tamar", "/bin/true")
        (tmp_path / path.name.replace("@.", "@1.")).write_text(text, "utf-8")
    done = subprocess.run(
        [verify, "verify", *map(str, sorted(tmp_path.iterdir()))], capture_output=True, text=True
    )
    assert [line for line in done.stderr.splitlines() if "tamar" in line] == []


def _told_to_people() -> list[Path]:
    """Give every document and unit from which somebody copies a command."""
    root = DEPLOY.parent
    found = [*root.glob("*.md"), *DEPLOY.rglob("*")]
    return sorted(path for path in found if path.is_file())


@pytest.mark.parametrize("path", _told_to_people(), ids=lambda path: path.name)
def test_no_document_makes_arguments_of_the_settings(path: Path) -> None:
    said = path.read_text("utf-8")
    assert not re.search(r"(?:\$\(|`)(?:cat|grep|sed|awk|<)[^)`\n]{0,80}\benv\b", said)
    assert not re.search(r"\b(?:cat|grep|sed)\b[^\n]{0,80}\benv\b[^\n]{0,80}\bxargs\b", said)


def test_a_key_is_made_in_one_way_wherever_it_is_told() -> None:
    assert f"`{MAKE_A_KEY}`" in (DEPLOY / "RUNBOOK.md").read_text("utf-8")
    for name in ("form_keys", "list_no_keys"):
        assert all(f"`{MAKE_A_KEY}`" in say(name, language) for language in ("en", "zh-Hant"))
    for path in _told_to_people():
        assert "generate_key" not in path.read_text("utf-8")


def test_a_command_beside_systemd_has_the_settings_of_the_service() -> None:
    said = (DEPLOY / "RUNBOOK.md").read_text("utf-8")
    service = (DEPLOY / "systemd" / "tamar.service").read_text("utf-8")
    for name in ("Environment", "EnvironmentFile"):
        value = re.search(rf"^{name}=-?(.+)$", service, re.MULTILINE)
        assert value is not None
        assert f"--property={name}={value[1]} " in said
    assert f"--uid={_unit(DEPLOY / 'systemd' / 'tamar.service')['Service']['User']} " in said


def test_the_runbook_names_commands_settings_and_metrics_that_exist() -> None:
    text = (DEPLOY / "RUNBOOK.md").read_text("utf-8")
    assert set(re.findall(r"`tamar ([a-z]+)", text)) <= COMMANDS
    assert set(re.findall(r"TAMAR_[A-Z_]+[A-Z]", text)) <= SETTINGS


@pytest.mark.parametrize(
    "error",
    [
        errors.StoreBusy, errors.StoreNewer, errors.StoreOlder, errors.StoreUnreachable,
        errors.StoreReadOnly, errors.StoreFull, errors.StoreBroken,
    ],
)  # fmt: skip
def test_the_runbook_knows_what_the_store_says(error: type[errors.StoreError]) -> None:
    said = str(error()).split(".")[0]
    assert f"`{said}`" in (DEPLOY / "RUNBOOK.md").read_text("utf-8")


def _rules() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = documents((DEPLOY / "alerts.yaml").read_text("utf-8"))[0][
        "groups"
    ][0]["rules"]
    return found


def test_the_runbook_has_a_section_for_every_alert() -> None:
    headings = re.findall(r"^## (.+)$", (DEPLOY / "RUNBOOK.md").read_text("utf-8"), re.MULTILINE)
    assert {rule["annotations"]["summary"] for rule in _rules()} <= set(headings)


def test_no_alert_takes_a_gauge_for_a_counter() -> None:
    for rule in _rules():
        counted = re.findall(r"\b(?:rate|irate|increase|resets)\((\w+)", rule["expr"])
        assert all(name.endswith("_total") for name in counted), rule["alert"]


def test_what_others_wrote_for_the_gate_is_taken_by_its_commit() -> None:
    for path in (DEPLOY.parent / ".github" / "workflows").iterdir():
        used = re.findall(r"uses: *(\S+)", path.read_text("utf-8"))
        assert used
        assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", one) for one in used), path.name
