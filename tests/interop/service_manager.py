# SPDX-License-Identifier: GPL-3.0-or-later
"""The daemon under a service manager, played by this test: what systemd would be told, a reload that changes the log's
level and drops nobody, a secret handed over as a credential, and what systemd's own tools say of the unit."""
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import unittest
import urllib.request

BUILD = os.environ["MADANG_BUILD_DIR"]
PROGRAM = os.path.join(BUILD, "bin", "madangd")
SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PATIENCE = 60  # seconds, for what must come
CONFIG = """[log]
level = "{level}"
[accounts]
hash_memory_mib = 8
hash_operations = 1
[payments]
gateway = "toss"
toss_client_key = "test_gck_1"
toss_secret_file = "{secret}"
"""


class Managed:
    """A daemon that believes a service manager started it."""

    def __init__(self, folder, environment=None):
        self.folder = folder
        self.config = os.path.join(folder, "madangd.toml")
        self.log = os.path.join(folder, "log")
        notify = os.path.join(folder, "notify")
        self.inbox = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.inbox.bind(notify)
        self.inbox.settimeout(PATIENCE)
        everything = dict(os.environ, NOTIFY_SOCKET=notify, **(environment or {}))
        with open(self.log, "w", encoding="utf-8") as log:
            self.process = subprocess.Popen(
                [PROGRAM, "serve", "--config", self.config, "--data", os.path.join(folder, "data"), "--port", "0"],
                stdout=log, stderr=log, env=everything)

    def told(self, word):
        """Reads what the manager is told until it is `word`; what came with it."""
        while True:
            lines = self.inbox.recv(4096).decode().split("\n")
            if word in lines:
                return lines

    def address(self):
        with open(os.path.join(self.folder, "data", "address"), encoding="utf-8") as file:
            return file.read().strip()

    def said(self):
        with open(self.log, encoding="utf-8") as file:
            return file.read()

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        self.told("STOPPING=1")
        return self.process.wait(PATIENCE)


class ServiceManagerTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="madang-service-")
        self.addCleanup(shutil.rmtree, self.folder)
        self.credentials = os.path.join(self.folder, "credentials")
        os.mkdir(self.credentials)
        secret = os.path.join(self.credentials, "toss")
        with open(secret, "w", encoding="utf-8") as file:
            file.write("test_secret_of_this_test\n")
        os.chmod(secret, 0o440)  # as systemd's own: a list of access looks like a group's right

    def configure(self, level, secret="$CREDENTIALS_DIRECTORY/toss"):
        with open(os.path.join(self.folder, "madangd.toml"), "w", encoding="utf-8") as file:
            file.write(CONFIG.format(level=level, secret=secret))

    def start(self, **environment):
        daemon = Managed(self.folder, dict(environment, CREDENTIALS_DIRECTORY=self.credentials))
        self.addCleanup(daemon.inbox.close)
        self.addCleanup(daemon.process.kill)
        return daemon

    def test_the_manager_is_told_of_ready_reload_watchdog_and_stop(self):
        self.configure("info")
        daemon = self.start(WATCHDOG_USEC="200000")
        ready = daemon.told("READY=1")
        self.assertTrue(any(line.startswith("STATUS=listening on http://127.0.0.1:") for line in ready), ready)
        with urllib.request.urlopen(daemon.address() + "/readyz", timeout=PATIENCE) as answer:
            self.assertEqual(answer.status, 200)  # ready means ready
        for _ in range(3):
            daemon.told("WATCHDOG=1")

        host, port = daemon.address().removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), PATIENCE) as open_before:
            self.configure("warning")
            daemon.process.send_signal(signal.SIGHUP)
            reloading = daemon.told("RELOADING=1")
            self.assertTrue(any(line.startswith("MONOTONIC_USEC=") for line in reloading), reloading)
            daemon.told("READY=1")
            open_before.sendall(b"GET /healthz HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n")
            self.assertIn(b" 200 ", open_before.recv(4096))
        self.assertNotIn("nothing to reload", daemon.said())  # of level info, after the change

        self.configure("loud")
        daemon.process.send_signal(signal.SIGHUP)
        daemon.told("RELOADING=1")
        daemon.told("READY=1")
        self.assertRegex(daemon.said(), r"toml:2: .*level must be one of debug, info, warning, critical")
        self.assertIn("settings not reloaded, the old ones stay", daemon.said())
        self.assertEqual(daemon.end(), 0)
        self.assertNotIn("stopping on signal", daemon.said())
        self.assertNotIn("test_secret_of_this_test", daemon.said())

    def test_a_secret_comes_from_the_manager_and_its_absence_is_named(self):
        self.configure("info", "$CREDENTIALS_DIRECTORY/other")
        daemon = self.start()
        self.assertEqual(daemon.process.wait(PATIENCE), 1)
        self.assertRegex(daemon.said(), r"toss_secret_file names .*/credentials/other, which cannot be read")
        self.configure("info")
        check = subprocess.run([PROGRAM, "check", "--config", daemon.config, "--data", self.folder], text=True,
                               capture_output=True, timeout=PATIENCE, check=False)
        self.assertEqual(check.returncode, 1)
        self.assertIn("names a credential, and systemd handed over none: add LoadCredential=", check.stderr)

    @unittest.skipUnless(shutil.which("systemd-analyze"), "no systemd here")
    def test_the_unit_is_well_formed_and_tight(self):
        unit = os.path.join(SOURCE, "packaging", "madangd.service")
        with open(unit, encoding="utf-8") as file:
            installed = file.read().replace("/usr/bin/madangd", PROGRAM)
        copy = os.path.join(self.folder, "madangd.service")
        with open(copy, "w", encoding="utf-8") as file:
            file.write(installed)
        verify = subprocess.run(["systemd-analyze", "verify", "--man=no", copy], text=True, capture_output=True,
                                timeout=PATIENCE, check=False)
        self.assertNotIn("madangd.service", verify.stderr)
        # The exposure it may have at most, times ten: 1.5 of 10.
        security = subprocess.run(["systemd-analyze", "security", "--offline=true", "--threshold=15", copy], text=True,
                                  capture_output=True, timeout=PATIENCE, check=False)
        self.assertEqual(security.returncode, 0, security.stdout[-400:])


if __name__ == "__main__":
    sys.exit(0 if unittest.main(exit=False, verbosity=2).result.wasSuccessful() else 1)
