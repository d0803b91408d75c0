# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop as people have it, for tests of the desktop client from outside: a display of its own with a window
manager, a session bus, the bus of screen readers, an input method if one is wanted, a daemon with the demonstration
community, and the client on it. Nothing of ours is linked: keys go through the display, what is shown is read the way
a screen reader reads it. Whatever is started here is stopped here, by its own process group."""
import ctypes
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

BUILD = os.environ["MADANG_BUILD_DIR"]
PATIENCE = 20 if os.environ.get("MADANG_SANITIZED", "0") in ("", "0") else 60  # seconds, for what must come
STEP = 0.02  # seconds between two looks
NEEDED = ("Xvfb", "openbox", "xdotool", "xprop", "dbus-daemon", "setsid")
A11Y_LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")

BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:dir={folder}</listen><auth>EXTERNAL</auth><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
"""

C_LIBRARY = ctypes.CDLL(None)
END_WITH_PARENT = 1  # PR_SET_PDEATHSIG


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(77)


def until(found, what, seconds=None):
    """What `found` answers once it is true of anything. Looks again and again; fails after a limit."""
    ends = time.monotonic() + (seconds or PATIENCE)
    while True:
        answer = found()
        if answer:
            return answer
        if time.monotonic() > ends:
            raise AssertionError(f"not in time: {what() if callable(what) else what}")
        time.sleep(STEP)


class RealDesktop:
    def __init__(self, name, size="1400x1000"):
        for program in NEEDED:
            if not shutil.which(program):
                skip(f"{program} is not installed")
        self.launcher = next((path for path in A11Y_LAUNCHERS if os.path.exists(path)), None)
        if not self.launcher:
            skip("at-spi2-core is not installed")
        self.folder = tempfile.mkdtemp(prefix=f"madang-{name}-")
        self.groups = []  # what runs, the youngest last
        self.programs = {}
        try:
            self._start(size)
        except BaseException:
            self.close()
            raise

    def _start(self, size):
        self.environment = {word: value for word, value in os.environ.items()
                            if not word.startswith(("XDG_", "QT_", "GTK_", "DBUS_", "AT_SPI", "WAYLAND", "IBUS_"))}
        for word, place in (("HOME", "home"), ("XDG_RUNTIME_DIR", "runtime"), ("XDG_CONFIG_HOME", "config"),
                            ("XDG_CACHE_HOME", "cache"), ("XDG_DATA_HOME", "share")):
            self.environment[word] = os.path.join(self.folder, place)
            os.mkdir(self.environment[word], 0o700)
        # Settings of GNOME's programs in memory, so that nobody's own are read or changed.
        self.environment.update(GSETTINGS_BACKEND="memory", LC_ALL="C.UTF-8", NO_AT_BRIDGE="0", LANGUAGE="")
        said, told = os.pipe()
        self.run("display", ["Xvfb", "-displayfd", str(told), "-screen", "0", f"{size}x24", "-nolisten", "tcp", "-noreset"],
                 pass_fds=[told])
        os.close(told)
        with os.fdopen(said) as answer:
            number = answer.readline().strip()
        assert number, "no display: " + self.log("display")
        self.environment["DISPLAY"] = f":{number}"
        said, told = os.pipe()
        # A bus that starts nothing by itself: a keyring would ask for a password above the window.
        rules = os.path.join(self.folder, "bus.conf")
        with open(rules, "w", encoding="utf-8") as file:
            file.write(BUS.format(folder=self.folder))
        self.run("bus", ["dbus-daemon", f"--config-file={rules}", "--nofork", "--nopidfile", f"--print-address={told}"],
                 pass_fds=[told])
        os.close(told)
        with os.fdopen(said) as answer:
            self.environment["DBUS_SESSION_BUS_ADDRESS"] = answer.readline().strip()
        self.run("screen-readers", [self.launcher, "--launch-immediately"])
        self.run("windows", ["openbox", "--sm-disable"])
        until(lambda: "window id" in self.ask("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"), "a window manager")
        os.environ.update({word: self.environment[word] for word in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS")})

    # --- programs ---

    def run(self, name, command, environment=None, pass_fds=()):
        """Starts a program in a process group of its own, with what it says in a log of its name."""
        with open(os.path.join(self.folder, f"{name}.log"), "a", encoding="utf-8") as log:
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, pass_fds=pass_fds,
                                       env=dict(self.environment, **(environment or {})), start_new_session=True,
                                       # Also when a time limit ends this test without a word.
                                       preexec_fn=lambda: C_LIBRARY.prctl(END_WITH_PARENT, signal.SIGTERM))
        self.groups.append(process)
        self.programs[name] = process
        return process

    def log(self, name):
        with open(os.path.join(self.folder, f"{name}.log"), encoding="utf-8", errors="replace") as log:
            return log.read()

    def ask(self, *command, environment=None, ok=False):
        """What a short program says."""
        answer = subprocess.run(command, env=dict(self.environment, **(environment or {})), capture_output=True, text=True,
                                timeout=3 * PATIENCE, check=False)  # filling a store is work, on a busy machine too
        assert not ok or answer.returncode == 0, f"{command}: {answer.stdout[-800:]}{answer.stderr[-800:]}"
        return answer.stdout

    def stop(self, process):
        for sign in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(process.pid, sign)
            except ProcessLookupError:
                break
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                continue
        process.wait()
        self.groups.remove(process)
        return process.returncode

    def close(self):
        for process in reversed(list(self.groups)):
            self.stop(process)
        shutil.rmtree(self.folder, ignore_errors=True)

    # --- the house ---

    def serve(self, settings=""):
        """The daemon with the demonstration community, under a configuration of its own if one is wanted."""
        data = os.path.join(self.folder, "data")
        program = os.path.join(BUILD, "bin", "madangd")
        self.ask(program, "demo", "--data", data, ok=True)
        config = os.path.join(self.folder, "madangd.toml")
        with open(config, "w", encoding="utf-8") as file:
            file.write(settings)
        self.run("daemon", [program, "serve", "--config", config, "--data", data, "--port", "0"])

        def address():
            try:
                with open(os.path.join(data, "address"), encoding="utf-8") as file:
                    return file.read().strip()
            except FileNotFoundError:
                return ""
        self.server = until(address, "the address of the daemon")
        with open(os.path.join(data, "demo-password"), encoding="utf-8") as file:
            self.password = file.read().strip()

    def batch(self, person, *words):
        """A batch verb of the terminal client, as somebody; the objects it answers."""
        said = self.ask(os.path.join(BUILD, "bin", "madang-tui"), *words, "--json", ok=True, environment={
            "MADANG_SERVER": self.server, "MADANG_USER": person, "MADANG_PASSWORD": self.password,
            "MADANG_PROFILE": os.path.join(self.folder, f"batch-{person}")})
        return [json.loads(line) for line in said.splitlines() if line.startswith("{")]

    def room(self, name):
        """The id of one of the demonstration's rooms."""
        return next(each["id"] for each in self.batch("mina", "rooms") if each["name"] == name)

    def texts(self, room, after):
        """What was said in a room after a position, oldest first, as the daemon has it."""
        said = self.batch("sora", "history", room, "--after", str(after))
        return [each["body"]["text"] for each in said if each["kind"] == "event" and each["type"] == "message"]

    def client(self, person, environment=None, signed_in=True):
        """Starts the desktop client, and waits until its window has the keyboard."""
        wanted = {"MADANG_SERVER": self.server, "MADANG_PROFILE": os.path.join(self.folder, f"profile-{person}"),
                  "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb"}
        if signed_in:
            wanted.update(MADANG_USER=person, MADANG_PASSWORD=self.password)
        process = self.run("client", [os.path.join(BUILD, "bin", "madang"), "--language", "en", "--theme", "light"],
                           dict(wanted, **(environment or {})))
        self.window = until(lambda: self.windows_of(process.pid), "a window of the client")[0]
        self.activate(self.window)
        return process

    # --- the display ---

    def windows_of(self, pid):
        return self.ask("xdotool", "search", "--all", "--onlyvisible", "--pid", str(pid), "--name", ".").split()

    def windows_of_name(self, name):
        return self.ask("xdotool", "search", "--onlyvisible", "--name", f"^{name}$").split()

    def places_of(self, pid):
        """Where the windows of a program stand: left, top, width, height of each."""
        return [tuple(int(re.search(rf"^{word}=(-?\d+)", said, re.M).group(1)) for word in ("X", "Y", "WIDTH", "HEIGHT"))
                for said in (self.ask("xdotool", "getwindowgeometry", "--shell", window) for window in self.windows_of(pid))]

    def active(self):
        found = re.search(r"(0x[0-9a-f]+)", self.ask("xprop", "-root", "_NET_ACTIVE_WINDOW"))
        return str(int(found.group(1), 16)) if found else ""

    def activate(self, window):
        self.ask("xdotool", "windowactivate", window)
        until(lambda: self.active() == window, "the window has the keyboard")

    def alt_tab(self, to):
        self.keys("alt+Tab")
        until(lambda: self.active() == to, "the other window has the keyboard")

    def keys(self, *keys):
        self.ask("xdotool", "key", "--clearmodifiers", "--delay", "8", *keys, ok=True)

    def letters(self, text, delay=8):
        """Keys of a text without capitals, as fast as told (milliseconds between two)."""
        self.ask("xdotool", "type", "--clearmodifiers", "--delay", str(delay), text, ok=True)

    def click(self, place):
        self.ask("xdotool", "mousemove", str(place[0]), str(place[1]), "click", "1", ok=True)

    def keep_picture(self, name):
        """What is on the display as a test ends, for who looks for what went wrong: into $MADANG_PICTURES."""
        folder = os.environ.get("MADANG_PICTURES")
        if folder:
            self.picture(os.path.join(folder, f"{name}.png"))

    def picture(self, file):
        if shutil.which("import-im6.q16"):
            self.ask("import-im6.q16", "-window", "root", "-resize", "65%", file)
