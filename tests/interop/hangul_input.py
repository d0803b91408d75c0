# SPDX-License-Identifier: GPL-3.0-or-later
"""Korean written in the desktop client by the input methods people have: hangul_input.py ibus|fcitx5. Keys go through
the display to the input method and from there to the client; what was sent is asked from the daemon."""
import os
import re
import shutil
import sys
import unittest

from real_desktop import RealDesktop, skip, until

METHOD = sys.argv.pop(1)
ROOM = "마당 이야기"
GREETING = "dkssudgktpdy"  # 안녕하세요, which ends in an open syllable
END = "Rmx"  # 끝, with a letter of the Shift key


def start_ibus(desktop):
    for program in ("ibus-daemon", "ibus"):
        if not shutil.which(program):
            skip(f"{program} is not installed")
    settings = os.path.join(desktop.environment["XDG_CONFIG_HOME"], "glib-2.0", "settings")
    os.makedirs(settings)
    with open(os.path.join(settings, "keyfile"), "w", encoding="utf-8") as file:
        # Escape would switch to Latin letters, and the tests have no way to ask which are written.
        file.write("[org/freedesktop/ibus/engine/hangul]\ninitial-input-mode='hangul'\noff-keys=''\n")
    desktop.environment["GSETTINGS_BACKEND"] = "keyfile"
    desktop.run("ibus", ["ibus-daemon", "--panel=disable", "--emoji-extension=disable"])
    if "hangul" not in until(lambda: desktop.ask("ibus", "list-engine"), "engines of ibus"):
        skip("ibus-hangul is not installed")
    until(lambda: desktop.ask("ibus", "engine", "hangul") or desktop.ask("ibus", "engine").strip() == "hangul",
          "the Hangul engine of ibus")
    return {"QT_IM_MODULE": "ibus"}


def start_fcitx5(desktop):
    for program in ("fcitx5", "fcitx5-remote"):
        if not shutil.which(program):
            skip(f"{program} is not installed")
    settings = os.path.join(desktop.environment["XDG_CONFIG_HOME"], "fcitx5")
    os.mkdir(settings)
    with open(os.path.join(settings, "profile"), "w", encoding="utf-8") as file:
        file.write("[Groups/0]\nName=Default\nDefault Layout=us\nDefaultIM=hangul\n"
                   "[Groups/0/Items/0]\nName=keyboard-us\n[Groups/0/Items/1]\nName=hangul\n[GroupOrder]\n0=Default\n")
    with open(os.path.join(settings, "config"), "w", encoding="utf-8") as file:
        file.write("[Behavior]\nActiveByDefault=True\nShareInputState=All\nShowInputMethodInformation=False\n")
    desktop.run("fcitx5", ["fcitx5", "--disable=wayland,waylandim,notifications,notificationitem,kimpanel"])
    until(lambda: desktop.ask("fcitx5-remote").strip() in ("1", "2"), "fcitx5")
    return {"QT_IM_MODULE": "fcitx"}


class HangulInputTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = RealDesktop(f"hangul-{METHOD}")
        cls.addClassCleanup(cls.desktop.close)
        method = {"ibus": start_ibus, "fcitx5": start_fcitx5}[METHOD](cls.desktop)
        cls.desktop.serve()
        cls.room = cls.desktop.room(ROOM)
        cls.client = cls.desktop.client("mina", method)
        from spoken_screen import Role, SpokenScreen, State  # once its bus is there
        cls.Role, cls.State = Role, State
        cls.screen = SpokenScreen("madang")
        cls.composer = cls.screen.wait(Role.TEXT, "Message")
        cls.find_room("akekd", ROOM)

    @classmethod
    def find_room(cls, letters, name):
        """Goes to a room by keys alone, in Hangul mode."""
        cls.switch()
        cls.desktop.letters(letters)
        until(lambda: cls.offered()[:1] == [name], f"{name} offered")
        cls.desktop.keys("Return")
        until(lambda: cls.screen.find(cls.Role.LABEL, name), f"{name} open")
        cls.composer = cls.screen.wait(cls.Role.TEXT, "Message")
        cls.screen.focus(cls.composer)

    @classmethod
    def switch(cls):
        cls.desktop.keys("ctrl+k")
        field = cls.screen.wait(cls.Role.TEXT, "Go to")
        until(lambda: cls.screen.has(field, cls.State.FOCUSED), "the keyboard in the switcher")
        return field

    @classmethod
    def offered(cls):
        """The names of rooms in the switcher, without what follows them."""
        field = cls.screen.find(cls.Role.TEXT, "Go to")
        rooms = field and cls.screen.find(cls.Role.LIST, "What was found", field.get_parent())
        rows = cls.screen.children(rooms) if rooms else []
        return [re.split(r"[.,] ", cls.screen.name(row))[0] for row in rows]

    def setUp(self):
        self.assertIsNone(self.client.poll(), self.desktop.log("client"))
        self.addCleanup(self.tidy)
        self.addCleanup(lambda: self.desktop.keep_picture(self._testMethodName))
        self.screen.focus(self.composer)
        self.composer_says("")
        self.before = self.desktop.batch("sora", "history", self.room, "--limit", "1")[-1]["last"]

    def tidy(self):
        """Leaves what a test that failed may have left open or written."""
        if self.screen.find(self.Role.TEXT, "Go to"):
            self.desktop.keys("Escape", "Escape", "Escape")
        for field in (self.screen.find(self.Role.TEXT, "Find a room"), self.composer):
            self.screen.empty(field)
        self.screen.focus(self.composer)
        if self.screen.text(self.composer):
            self.desktop.keys("ctrl+a", "Delete")

    def expect_sent(self, *texts):
        """Exactly these, and nothing of them is left: one more word shows what still was to come."""
        until(lambda: len(self.said()) >= len(texts), lambda: f"{texts} in the room, but {self.said()}")
        self.desktop.letters(END)
        self.desktop.keys("Return")
        said = until(lambda: self.said_up_to("끝"), lambda: f"the last word in the room, after {self.said()}")
        self.assertEqual(said, [*texts, "끝"])
        until(lambda: self.screen.text(self.composer) == "", "an empty composer")

    def said(self):
        return self.desktop.texts(self.room, self.before)

    def said_up_to(self, word):
        said = self.said()
        return said if word in said else None

    def rows(self, name):
        """What the rows of a list are called; none while it is not shown."""
        found = self.screen.find(self.Role.LIST, name)
        return [self.screen.name(row) for row in self.screen.children(found)] if found else []

    def composer_says(self, text):
        until(lambda: self.screen.text(self.composer) == text, f"“{text}” in the composer")

    # --- sending ---

    def test_enter_once_sends_the_whole_greeting_once(self):
        self.desktop.letters(GREETING)
        self.desktop.keys("Return")
        self.expect_sent("안녕하세요")

    def test_typed_as_fast_as_keys_go(self):
        # What fcitx5 does not compose, as a space, its plugin for Qt lets wait behind syllables that were typed after.
        between, shown = (" ", " ") if METHOD == "ibus" else ("", "")
        for already in range(3):
            self.desktop.letters(GREETING + between + GREETING, delay=1)
            self.desktop.keys("Return")
            until(lambda already=already: len(self.said()) > already, "the words in the room")
        self.expect_sent(*3 * [f"안녕하세요{shown}안녕하세요"])

    def test_shift_and_enter_makes_a_line(self):
        self.desktop.letters("dkssud")
        self.desktop.keys("shift+Return")
        self.desktop.letters("gktpdy")
        self.desktop.keys("Return")
        self.expect_sent("안녕\n하세요")

    def test_backspace_takes_one_letter_of_the_syllable(self):
        self.desktop.letters("gks")
        self.desktop.keys("BackSpace")
        self.desktop.letters("rry")
        self.desktop.keys("BackSpace", "BackSpace")
        self.desktop.letters("ry")
        self.desktop.keys("Return")
        self.expect_sent("학교")

    def test_going_to_another_window_and_back_loses_nothing(self):
        other = self.desktop.run("other", ["xev", "-name", "other", "-event", "mouse"])
        window = until(lambda: self.desktop.windows_of_name("other"), "another window")[0]
        try:
            self.desktop.activate(window)
            self.desktop.activate(self.desktop.window)
            for _ in range(3):
                self.desktop.letters("dkssud")
                self.desktop.alt_tab(window)
                self.desktop.alt_tab(self.desktop.window)
                until(lambda: self.screen.has(self.composer, self.State.FOCUSED), "the keyboard in the composer")
                self.desktop.letters("gktpdy")
                self.desktop.keys("Return")
            self.expect_sent(*3 * ["안녕하세요"])
        finally:
            self.desktop.stop(other)

    def test_a_syllable_stays_in_the_field_it_was_begun_in(self):
        field = self.screen.wait(self.Role.TEXT, "Find a room")
        self.screen.focus(field)
        self.desktop.letters("gks")
        self.desktop.click(self.screen.middle(self.composer))
        until(lambda: self.screen.has(self.composer, self.State.FOCUSED), "the keyboard in the composer")
        self.desktop.letters("rmf")
        self.desktop.click(self.screen.middle(field))
        until(lambda: self.screen.text(self.composer), "a syllable in the composer")
        self.assertEqual([self.screen.text(field), self.screen.text(self.composer)], ["한", "글"])
        self.desktop.keys("Escape")
        until(lambda: self.screen.text(field) == "", "an empty field")

    def test_a_click_into_the_field_itself_doubles_nothing(self):
        self.desktop.letters("gks")
        self.desktop.click(self.screen.middle(self.composer))
        self.composer_says("한")
        self.desktop.letters("rmf")
        self.desktop.keys("Return")
        self.expect_sent("한글")

    # --- shortcuts, in Hangul mode ---

    def test_the_switcher_opens_while_a_syllable_is_composed(self):
        self.desktop.letters("gks")
        field = self.switch()
        self.composer_says("한")
        self.assertEqual(self.screen.text(field), "")
        self.desktop.keys("Escape")
        until(lambda: self.screen.has(self.composer, self.State.FOCUSED), "the keyboard back in the composer")
        self.desktop.letters("rmf")
        self.desktop.keys("Return")
        self.expect_sent("한글")

    def test_initials_find_a_room_while_the_last_is_composed(self):
        self.switch()
        self.desktop.letters("ae")
        until(lambda: self.offered() == [ROOM], f"{ROOM} alone, found by ㅁㄷ")
        self.desktop.keys("Return")
        until(lambda: not self.screen.find(self.Role.TEXT, "Go to"), "the switcher gone")
        self.screen.wait(self.Role.LABEL, ROOM)

    def test_escape_while_composing_loses_no_letter(self):
        self.desktop.letters("gks")
        self.desktop.keys("Escape")
        self.composer_says("한")
        self.screen.focus(self.composer)
        self.desktop.letters("rmf")
        self.desktop.keys("Return")
        self.expect_sent("한글")

    # --- fields that search ---

    def test_the_list_of_rooms_is_narrowed_while_composing(self):
        field = self.screen.wait(self.Role.TEXT, "Find a room")
        everything = len(self.rows("Rooms"))
        self.screen.focus(field)
        self.desktop.letters("ae")
        until(lambda: len(self.rows("Rooms")) == 1, lambda: f"one room instead of {self.rows('Rooms')}")
        self.assertRegex(self.rows("Rooms")[0], f"^{ROOM}")
        self.desktop.keys("Escape")
        until(lambda: self.screen.text(field) == "" and len(self.rows("Rooms")) == everything, "all rooms again")

    def test_messages_are_found_by_a_word_whose_end_is_composed(self):
        word = "qkekrjqnr"  # 바다거북
        self.desktop.batch("jun", "send", self.room, f"{METHOD}: 바다거북")
        until(lambda: self.desktop.batch("jun", "search", "바다거북", "in:마당"), "the message in the index")
        self.desktop.keys("ctrl+f")
        field = self.screen.wait(self.Role.TEXT, "Words in messages")
        until(lambda: self.screen.has(field, self.State.FOCUSED), "the keyboard in the search")
        self.desktop.letters(word)
        until(lambda: any(f"{METHOD}: 바다거북" in name for name in self.rows("Messages found")), "what was found")
        self.desktop.keys("ctrl+a", "Delete")
        self.screen.press(self.screen.wait(self.Role.PUSH_BUTTON, "Close the panel"))
        until(lambda: not self.screen.find(self.Role.TEXT, "Words in messages"), "the search gone")

    # --- where candidates stand ---

    def test_candidates_stand_at_the_caret(self):
        if METHOD != "fcitx5":
            self.skipTest("ibus draws its candidates in a panel of the session's own, which is not here")
        method = self.desktop.programs["fcitx5"].pid
        self.desktop.letters(GREETING + " gks")
        until(lambda: self.screen.text(self.composer) == "안녕하세요 ", "the written words in the composer")
        self.desktop.keys("F9")
        box = until(lambda: self.desktop.places_of(method), "the list of Hanja")[0]
        caret = self.screen.last_character(self.composer)
        # The caret stands behind what is composed, a syllable after the last character that is written.
        self.assertTrue(0 <= box[0] - caret[0] < 60, f"candidates at {box}, the last character at {caret}")
        gap = max(box[1] - (caret[1] + caret[3]), caret[1] - (box[1] + box[3]))
        self.assertTrue(-8 <= gap <= 40, f"candidates at {box}, the last character at {caret}")
        self.desktop.keys("Escape")
        until(lambda: not self.desktop.places_of(method), "the list of Hanja gone")
        self.desktop.keys("Return")
        self.expect_sent("안녕하세요 한")


if __name__ == "__main__":
    sys.exit(0 if unittest.main(exit=False, verbosity=2).result.wasSuccessful() else 1)
