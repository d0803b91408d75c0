# SPDX-License-Identifier: GPL-3.0-or-later
"""Signing in to the desktop client with an account of another house: the client opens a browser, a real one goes to a
real provider of OpenID Connect (oidc-provider) and comes back, and the client shows itself signed in. Read and pressed
as a screen reader does; what the house has of it is asked at the machine."""
import json
import os
import re
import secrets
import shutil
import subprocess
import sys
import unittest

from real_desktop import BUILD, RealDesktop, skip, until

HOUSE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "provider_house.mjs")
TITLE = "우리 학교"
BROWSER = """#!/bin/sh
echo "$1" >> "{folder}/opened"
"""
SETTINGS = """[[accounts.providers]]
name = "school"
title = "{title}"
issuer = "{issuer}"
client_id = "school"
client_secret_file = "{secret}"
"""


class DesktopSignInTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        for program in ("node", "chromium"):
            if not shutil.which(program):
                skip(f"{program} is not installed")
        cls.pictures = os.path.join(BUILD, "artifacts", "desktop_sign_in")
        os.makedirs(cls.pictures, exist_ok=True)
        cls.desktop = RealDesktop("sign-in")
        cls.addClassCleanup(cls.desktop.close)
        folder = cls.desktop.folder
        programs = os.path.join(folder, "bin")
        os.mkdir(programs)
        with open(os.path.join(programs, "xdg-open"), "w", encoding="utf-8") as file:
            file.write(BROWSER.format(folder=folder))
        os.chmod(os.path.join(programs, "xdg-open"), 0o755)
        cls.desktop.environment["PATH"] = programs + ":" + cls.desktop.environment["PATH"]
        cls.secret = secrets.token_hex(16)
        secret = os.path.join(folder, "secret")
        with open(os.open(secret, os.O_WRONLY | os.O_CREAT, 0o600), "w", encoding="utf-8") as file:
            file.write(cls.secret + "\n")
        cls.data = os.path.join(folder, "data")
        cls.desktop.run("provider", ["node", HOUSE, "serve", "school", secret, os.path.join(cls.data, "address")])
        issuer = until(lambda: re.search(r"^(http://127\.0\.0\.1:\d+)$", cls.desktop.log("provider"), re.M),
                       lambda: "the provider: " + cls.desktop.log("provider")).group(1)
        cls.desktop.serve(SETTINGS.format(title=TITLE, issuer=issuer, secret=secret))
        cls.opened = 0

    def begin(self, who):
        """A client with a profile of its own, up to the browser; the address that it opens there."""
        client = self.desktop.client(who, signed_in=False)
        self.addCleanup(lambda: self.desktop.stop(client))
        self.addCleanup(lambda: self.desktop.keep_picture(self._testMethodName))
        from spoken_screen import Role, SpokenScreen, State  # once its bus is there
        self.Role, self.State = Role, State
        self.screen = SpokenScreen("madang")
        self.press("Go on with*")
        self.screen.wait(Role.LABEL, "Go on in your browser")
        file = os.path.join(self.desktop.folder, "opened")

        def addresses():
            if not os.path.exists(file):
                return []
            with open(file, encoding="utf-8") as lines:
                return lines.read().split()
        until(lambda: len(addresses()) > type(self).opened, "the browser")
        type(self).opened += 1
        address = addresses()[-1]
        self.assertEqual(len(addresses()), type(self).opened, "it was opened more than once")
        self.assertTrue(address.startswith(self.desktop.server + "/"), address)
        self.assertNotIn(self.secret, address)
        return client, address

    def press(self, name):
        button = self.screen.wait(self.Role.PUSH_BUTTON, name)
        until(lambda: self.screen.has(button, self.State.ENABLED), f"“{name}” to be pressed")
        self.screen.press(button)

    def browse(self, what, address, login="nabi"):
        self.desktop.ask("node", HOUSE, what, address, login, os.path.join(self.pictures, f"{what}.png"), ok=True)

    def in_time(self):
        """Until the client shows that who is signed in has no rooms yet."""
        self.press("Only for this run")
        self.screen.wait(self.Role.LABEL, "No rooms yet")

    def sign_ins(self, username):
        """Where the account is signed in, as the house has it."""
        said = subprocess.run([os.path.join(BUILD, "bin", "madangd"), "users", "show", username, "--json", "--data", self.data],
                              capture_output=True, text=True, timeout=60, check=False)
        return json.loads(said.stdout)["sessions"] if said.returncode == 0 else []

    def test_1_who_says_no_there_is_told_and_may_try_again(self):
        _, address = self.begin("cancels")
        self.browse("cancel", address)
        self.screen.wait(self.Role.LABEL, "The other service did not let you sign in, or you said no there.")
        self.screen.wait(self.Role.PUSH_BUTTON, "Go on with*")
        self.desktop.picture(os.path.join(self.pictures, "refused.png"))
        self.assertEqual(self.sign_ins("nabi"), [])

    def test_2_a_stranger_joins_with_what_the_other_house_says_of_them(self):
        _, address = self.begin("joins")
        self.browse("sign-in", address)
        self.screen.wait(self.Role.LABEL, "Almost there")
        self.assertEqual(self.screen.text(self.screen.wait(self.Role.TEXT, "User name")), "nabi")
        self.assertEqual(self.screen.text(self.screen.wait(self.Role.TEXT, "Nickname")), "nabi at school")
        self.desktop.picture(os.path.join(self.pictures, "stranger.png"))
        self.press("Create account")
        self.in_time()
        self.desktop.picture(os.path.join(self.pictures, "joined.png"))
        self.assertEqual(len(self.sign_ins("nabi")), 1)

    def test_3_who_is_known_is_let_in_without_another_word(self):
        _, address = self.begin("comes-again")
        self.browse("sign-in", address)
        self.in_time()
        self.desktop.picture(os.path.join(self.pictures, "signed-in.png"))
        self.assertEqual(len(self.sign_ins("nabi")), 2)
        for log in ("daemon", "client"):
            self.assertNotIn(self.secret, self.desktop.log(log))
            self.assertNotIn("ticket=", self.desktop.log(log))


if __name__ == "__main__":
    sys.exit(0 if unittest.main(exit=False, verbosity=2).result.wasSuccessful() else 1)
