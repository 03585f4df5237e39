"""The package as its users get it: built, installed, its README run, its own tests."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from collections.abc import Generator
from contextlib import contextmanager
from email.message import Message
from email.parser import Parser
from hashlib import sha256
from pathlib import Path
from threading import Event, Thread
from typing import Any

import msgspec
import pytest

from sandbox import Sandbox, seed

PACKAGE = Path(__file__).resolve().parents[2] / "generated/ctechnology"
VERSION = "2.2.0"
SNIPPETS: list[str] = re.findall(
    r"^```python\n(.*?)^```$",
    (PACKAGE / "README.md").read_text(encoding="utf-8"),
    re.MULTILINE | re.DOTALL,
)


def run(*command: object, **environment: str) -> str:
    """The output of a command that succeeds."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    done = subprocess.run(
        [str(part) for part in command],
        env={**kept, "no_proxy": "127.0.0.1", **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with the sdist, and the wheel that is built from it."""
    directory = tmp_path_factory.mktemp("dist")
    build = (sys.executable, "-m", "build", "--no-isolation", "--outdir")
    run(*build, directory, PACKAGE)
    return directory


@pytest.fixture(scope="module")
def wheel(built: Path) -> zipfile.Path:
    return zipfile.Path(built / f"ctechnology-{VERSION}-py3-none-any.whl")


@pytest.fixture(scope="module")
def sdist(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sdist, unpacked."""
    directory = tmp_path_factory.mktemp("sdist")
    with tarfile.open(built / f"ctechnology-{VERSION}.tar.gz") as archive:
        archive.extractall(directory, filter="data")
    return directory / f"ctechnology-{VERSION}"


@pytest.fixture(scope="module")
def python(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of a fresh environment with the wheel.

    What the wheel needs comes from the environment of this test, so that nothing is
    downloaded.
    """
    home = tmp_path_factory.mktemp("venv")
    run(sys.executable, "-m", "venv", "--without-pip", home)
    python = home / "bin/python"
    run(
        *(sys.executable, "-m", "pip", "--python", python, "install", "--quiet"),
        *("--no-index", "--no-deps", "--disable-pip-version-check"),
        built / f"ctechnology-{VERSION}-py3-none-any.whl",
    )
    [site] = home.glob("lib/python*/site-packages")
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python


def metadata(wheel: zipfile.Path) -> Message:
    path = wheel / f"ctechnology-{VERSION}.dist-info/METADATA"
    return Parser().parsestr(path.read_text(encoding="utf-8"))


# What is built


def test_metadata(wheel: zipfile.Path) -> None:
    found = metadata(wheel)
    assert (found["Name"], found["Version"]) == ("ctechnology", VERSION)
    assert found["Requires-Python"] == ">=3.11"
    assert set(found.get_all("Requires-Dist", [])) == {
        *("httpx2>=2.0", "msgspec>=0.19"),
        "opentelemetry-api>=1.25; extra == 'otel'",
        "redis>=5.2; extra == 'redis'",
        "websockets>=15.0; extra == 'websocket'",
        "nats-py>=2.9; extra == 'nats'",
        "confluent-kafka>=2.12; extra == 'kafka'",
        "aio-pika>=9.5; extra == 'amqp'",
        "paho-mqtt>=2.1; extra == 'mqtt'",
        "fastavro>=1.10; extra == 'avro'",
    }
    assert "Typing :: Typed" in found.get_all("Classifier", [])
    assert found["Description-Content-Type"] == "text/markdown"
    readme = (PACKAGE / "README.md").read_text(encoding="utf-8")
    assert str(found.get_payload()).strip() == readme.strip()
    assert found["Summary"]


def test_the_wheel_holds_the_package_and_nothing_else(built: Path) -> None:
    source = PACKAGE / "src"
    files = {
        path.relative_to(source).as_posix()
        for path in source.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert {"ctechnology/py.typed", "ctechnology/_runtime/core.py"} <= files
    with zipfile.ZipFile(built / f"ctechnology-{VERSION}-py3-none-any.whl") as archive:
        packed = {one for one in archive.namelist() if ".dist-info/" not in one}
        assert packed == files
        for name in files:
            assert archive.read(name) == (source / name).read_bytes()


def test_the_sdist_holds_all_that_is_generated(sdist: Path) -> None:
    surface = msgspec.json.decode((sdist / "surface.json").read_bytes())
    assert (surface["package"], surface["version"]) == ("ctechnology", VERSION)
    assert len(surface["operations"]) == 27
    for name in ("README.md", "api.md", "CHANGELOG.md", "pyproject.toml"):
        assert (sdist / name).read_bytes() == (PACKAGE / name).read_bytes()
    assert (sdist / "src/ctechnology/py.typed").is_file()
    assert list((sdist / "tests").glob("test_*.py"))


def test_surface_lists_the_files_that_the_generator_owns() -> None:
    surface: Any = msgspec.json.decode((PACKAGE / "surface.json").read_bytes())
    owned: dict[str, str] = surface["files"]
    assert {"README.md", "api.md", "pyproject.toml"} <= owned.keys()
    for name, digest in owned.items():
        assert sha256((PACKAGE / name).read_bytes()).hexdigest() == digest
    there = {
        path.relative_to(PACKAGE).as_posix()
        for path in (PACKAGE / "src").rglob("*.py")
        if "ext" not in path.relative_to(PACKAGE).parts
    }
    assert there <= owned.keys()


def test_api_lists_every_call() -> None:
    surface: Any = msgspec.json.decode((PACKAGE / "surface.json").read_bytes())
    page = (PACKAGE / "api.md").read_text(encoding="utf-8")
    for operation in surface["operations"]:
        assert f"`client.{operation['call']}(" in page
        assert f"`{operation['method']} {operation['path']}`" in page
    for model in surface["models"]:
        assert f"- `{model if isinstance(model, str) else model['name']}`" in page


# What is installed


def service(sandbox: Sandbox) -> dict[str, str]:
    """The environment that leads a client to the sandbox."""
    return {
        "CTECHNOLOGY_BASE_URL": sandbox.base_url,
        "CTECHNOLOGY_TOKEN": seed.TOKEN,
        "EMAIL": seed.EMAIL,
        "PASSWORD": seed.PASSWORD,
    }


def test_the_installed_package_is_the_one_that_runs(python: Path) -> None:
    code = "import ctechnology; print(ctechnology.__file__, ctechnology.__version__)"
    file, version = run(python, "-W", "error", "-c", code).split()
    assert Path(file).is_relative_to(python.parents[1])
    assert version == VERSION


def test_what_an_import_loads(python: Path) -> None:
    code = (
        "import sys, {}; print(*sorted({{n.partition('.')[0] for n in sys.modules}}))"
    )
    bare = run(python, "-c", code.format("httpx2, msgspec")).split()
    ours = run(python, "-c", code.format("ctechnology")).split()
    weighty = set(ours) - set(bare) - sys.stdlib_module_names
    assert weighty == {"ctechnology"}
    code = "import sys, ctechnology; print(*(n for n in sys.modules if 'ctech' in n))"
    loaded = run(python, "-c", code).split()
    assert not [
        n for n in loaded if ".resources" in n or n.startswith("ctechnology.models")
    ]


def test_limiters_are_loaded_when_they_are_touched(python: Path) -> None:
    code = """
import sys
import ctechnology
late = {"ctechnology._runtime.ratelimit", "ctechnology._runtime.redis_limits", "redis"}
assert late.isdisjoint(sys.modules)
from ctechnology import Limiter, RateLimiter, RedisRateLimiter
assert "redis" not in sys.modules
print(RateLimiter(2), RedisRateLimiter("redis://127.0.0.1", "mine", 2))
assert late <= sys.modules.keys()
"""
    found = run(python, "-c", code)
    assert found.split("(")[0] == "RateLimiter"
    assert "RedisRateLimiter('mine', 2" in found


def test_the_readme_has_snippets() -> None:
    for part in (
        "async for item in",
        "CTechnology.login(",
        "with_response(",
        ".realtime.",
    ):
        assert [part in snippet for snippet in SNIPPETS].count(True) == 1
    assert len(SNIPPETS) == 5


CALLS = [number for number, text in enumerate(SNIPPETS) if ".realtime." not in text]


@pytest.mark.parametrize("number", CALLS)
def test_snippets_of_the_readme(
    python: Path, sandbox: Sandbox, tmp_path: Path, number: int
) -> None:
    sandbox.world.reset(ticking=True)
    script = tmp_path / "snippet.py"
    script.write_text(SNIPPETS[number], encoding="utf-8")
    output = run(python, "-W", "error", script, **service(sandbox))
    listed = sandbox.world.asked("GET", "/vehicle/action")
    lines = output.splitlines()
    if "with_response(" in SNIPPETS[number]:
        assert len(lines) == len(listed) == 1
        assert lines[0].startswith("200 ")
        return
    assert len(lines) == 90
    assert all(line.startswith("VehicleAction(id=") for line in lines)
    assert len(listed) == 3
    is_login = "CTechnology.login(" in SNIPPETS[number]
    assert len(sandbox.world.asked("POST", "/account/login/")) == is_login
    known = listed[0].headers["authorization"] == f"Token {seed.TOKEN}"
    assert known is not is_login


@contextmanager
def pushing(sandbox: Sandbox) -> Generator[None]:
    """Changes a vehicle's status again and again."""
    ended = Event()

    def push() -> None:
        while not ended.wait(0.05):
            if sandbox.world.sockets.count:
                sandbox.world.change_status(seed.BIKE, speed=7)

    thread = Thread(target=push)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def test_the_channel_of_the_readme(
    python: Path, sandbox: Sandbox, tmp_path: Path
) -> None:
    [text] = [text for text in SNIPPETS if ".realtime." in text]
    script = tmp_path / "snippet.py"
    script.write_text(text, encoding="utf-8")
    with pushing(sandbox):
        output = run(python, "-W", "error", script, **service(sandbox))
    assert output.startswith("VehicleStatus(")
    assert "speed=7" in output
    assert output.count("\n") == 1


def test_the_login_of_the_readme(
    python: Path, sandbox: Sandbox, tmp_path: Path
) -> None:
    readme = (PACKAGE / "README.md").read_text(encoding="utf-8")
    [expression, *_] = re.findall(r"\bCTechnology\.login\([^()]*\)", readme)
    script = tmp_path / "login.py"
    script.write_text(
        "import os\n"
        "from ctechnology import CTechnology\n"
        f"with {expression} as client:\n"
        "    print(client.user.get_profile().email)\n"
    )
    assert run(python, "-W", "error", script, **service(sandbox)) == f"{seed.EMAIL}\n"
    [login] = sandbox.world.asked("POST", "/account/login/")
    assert login.json() == {"email": seed.EMAIL, "password": seed.PASSWORD}
    [me] = sandbox.world.asked("GET", "/me")
    assert me.headers["authorization"] != f"Token {seed.TOKEN}"


def test_the_tests_of_the_package(python: Path, sdist: Path) -> None:
    """Those of the sdist, against the wheel."""
    output = run(
        *(python, "-m", "pytest", "-p", "no:cacheprovider", "-W", "error"),
        *("--rootdir", sdist / "tests", sdist / "tests"),
    )
    found = re.search(r"(\d+) passed", output)
    assert found is not None
    assert int(found[1]) > 100
    assert not re.search(r"failed|error|skipped", output)
