# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop client for people who do not see it: through the real bus of screen readers alone, every screen is walked,
every control has a name, a role and a size, Tab comes by all of them, what others say is told, and a message and a gift
are sent with eyes closed. screen_reader.py <one of its classes>: libatspi knows one bus in its life, and each has its
own."""
import os
import sys
import unittest

from real_desktop import RealDesktop, until

ROOM = "바다를 위한 밤"
BROWSER = """#!/bin/sh
echo "$1" >> "{folder}/opened"
"""
# The menu of the person of the demonstration who looks after everything, by the parts of it.
SCREENS = {
    None: ("New room…", "Browse public rooms…", "New direct message…", "Go to a room…", "Notices…", "Campaigns…",
           "Blocked people…", "Profile…", "Account and sessions…", "Settings…", "Keyboard shortcuts…",
           "Write to the operator…", "About Madang…"),
    "My giving": ("My gifts…", "Monthly gifts…", "Receipts…"),
    "Looking after": ("Overview…", "Who is connected…", "Audit log…", "Complaints…", "Accounts…", "Banned addresses…",
                      "Refunds to decide…", "Payments desk…", "Payouts…", "Settlements…"),
}


class ReaderHouse(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = RealDesktop("screen-reader")
        cls.addClassCleanup(cls.desktop.close)
        programs = os.path.join(cls.desktop.folder, "bin")
        os.mkdir(programs)
        with open(os.path.join(programs, "xdg-open"), "w", encoding="utf-8") as file:
            file.write(BROWSER.format(folder=cls.desktop.folder))
        os.chmod(os.path.join(programs, "xdg-open"), 0o755)
        cls.desktop.environment["PATH"] = programs + ":" + cls.desktop.environment["PATH"]
        cls.desktop.serve()
        cls.room = cls.desktop.room(ROOM)

    def begin(self, signed_in):
        client = self.desktop.client("mina" if signed_in else "nobody", signed_in=signed_in)
        self.addCleanup(lambda: self.desktop.stop(client))
        self.addCleanup(lambda: self.desktop.keep_picture(self._testMethodName))
        from spoken_screen import Role, SpokenScreen, State, Atspi  # once its bus is there
        self.Role, self.State, self.Atspi = Role, State, Atspi
        self.screen = SpokenScreen("madang")
        self.screen.listen("object:state-changed:focused", "object:state-changed:showing")
        if signed_in:
            self.screen.wait(Role.LIST, "Conversation")
            self.screen.wait(Role.TEXT, "Message")

    # --- judging ---

    def complaints(self, where, inside=None):
        role_of, of = self.screen.role, self.Role
        working = (of.PUSH_BUTTON, of.CHECK_BOX, of.RADIO_BUTTON, of.TEXT, of.PASSWORD_TEXT, of.COMBO_BOX, of.SPIN_BUTTON,
                   of.LIST, of.MENU_ITEM, of.PAGE_TAB, of.SLIDER, of.LINK, of.TABLE)
        found = []
        doers = {}
        for each in self.screen.shown(inside):
            role, name = role_of(each), self.screen.name(each)
            works = role in working or role != of.LABEL and self.screen.has(each, self.State.FOCUSABLE)
            if not works and not name:
                continue
            left, top, width, height = self.screen.place(each)
            what = f"{where}: {role.value_nick} “{name}”"
            if name and (width <= 0 or height <= 0):
                found.append(f"{what} has no size")
            if not works:
                continue
            if not name and not self.screen.label(each):
                found.append(f"{what} at {left},{top} {width}x{height} has no name")
            if role in (of.FILLER, of.UNKNOWN, of.INVALID, of.PANEL):
                found.append(f"{what} has no role")
            if role == of.COMBO_BOX and not self.says_what_is_chosen(each):
                found.append(f"{what} says its value, not what it chooses")
            if role in (of.PUSH_BUTTON, of.CHECK_BOX) and name:
                doers.setdefault((self.screen.path(each.get_parent()), role, name), []).append(what)
        found += [f"{same[0]} is there {len(same)} times" for same in doers.values() if len(same) > 1]
        return found

    def says_what_is_chosen(self, combo):
        """Qt says the value of a combo box as its name on Linux; what it is about stands in a label or a description."""
        return len(self.screen.label(combo)) > 1 or (combo.get_description() or "") != ""

    def step_to(self, name):
        """Down a menu, until a screen reader says so."""
        said = []
        while not said or said[-1] != name:
            self.screen.events.clear()
            self.desktop.keys("Down")
            said.append(until(lambda: self.screen.heard(lambda kind, now, role, _: now and role == self.Role.MENU_ITEM),
                              lambda: f"a row of the menu after {said}")[3])
            self.assertLess(len(said), 40, said)

    def open(self, part, name):
        """By the menu; the sheet that opens."""
        self.desktop.keys("F10")
        if part:
            self.step_to(part)
            self.screen.events.clear()
            self.desktop.keys("Right")
            first = until(lambda: self.screen.heard(lambda kind, now, role, _: now and role == self.Role.MENU_ITEM), part)[3]
            if first != name:
                self.step_to(name)
        else:
            self.step_to(name)
        self.desktop.keys("Return")
        return self.screen.wait(self.Role.PUSH_BUTTON, "Close").get_parent()

    def complaints_of_part(self, part):
        """What there is to say about every sheet of a part of the menu."""
        found = []
        for name in SCREENS[part]:
            found += self.complaints(name, self.open(part, name))
            self.screen.press(self.screen.find(self.Role.PUSH_BUTTON, "Close"))
            until(lambda: not self.screen.find(self.Role.PUSH_BUTTON, "Close"), lambda: f"the sheet of {name} gone")
        return found


class DesksTest(ReaderHouse):
    def test_every_desk_names_its_controls(self):
        self.begin(signed_in=True)
        self.assertEqual("\n".join(self.complaints_of_part("Looking after")), "")


class MenuTest(ReaderHouse):
    def test_every_sheet_of_the_menu_names_its_controls(self):
        self.begin(signed_in=True)
        self.assertEqual("\n".join(self.complaints_of_part(None) + self.complaints_of_part("My giving")), "")


class ScreensTest(ReaderHouse):
    def test_the_window_and_its_panels_name_their_controls(self):
        self.begin(signed_in=True)
        found = self.complaints("main window")
        for keys, panel in (("ctrl+shift+m", "Members"), ("ctrl+shift+c", "Donate"), ("ctrl+f", "Words in messages")):
            self.desktop.keys(keys)
            until(lambda panel=panel: any(self.screen.name(each) == panel and self.screen.role(each) != self.Role.CHECK_BOX
                                          for each in self.screen.shown()), f"the panel of {panel}")
            found += self.complaints(panel)
        self.screen.press(self.screen.wait(self.Role.PUSH_BUTTON, "Insert an emoji"))
        found += self.complaints("emoji", self.screen.wait(self.Role.PUSH_BUTTON, "Close").get_parent())
        self.desktop.keys("Escape")
        self.assertEqual("\n".join(sorted(set(found))), "")

    def test_the_start_screen_names_its_controls(self):
        self.begin(signed_in=False)
        self.screen.wait(self.Role.PUSH_BUTTON, "Create an account")
        found = self.complaints("signing in")
        self.screen.press(self.screen.wait(self.Role.PUSH_BUTTON, "Create an account"))
        self.screen.wait(self.Role.PASSWORD_TEXT, "Password again")
        found += self.complaints("signing up")
        self.assertEqual("\n".join(sorted(set(found))), "")


class ReaderTest(ReaderHouse):
    def test_tab_comes_by_everything_and_back(self):
        self.begin(signed_in=True)
        composer = self.screen.wait(self.Role.TEXT, "Message")
        self.screen.focus(composer)
        # Among buttons of which one stays down, Tab comes by that one, and arrows by the others.
        wanted = {self.screen.name(each) for each in self.screen.shown()
                  if self.screen.has(each, self.State.FOCUSABLE, self.State.ENABLED) and self.screen.name(each)
                  and self.screen.role(each) != self.Role.RADIO_BUTTON}
        come_by = []
        for _ in range(3 * len(wanted)):
            self.screen.events.clear()
            self.desktop.keys("Tab")
            heard = until(lambda: self.screen.heard(lambda kind, now, role, name: kind.endswith(":focused") and now),
                          f"something after {come_by[-1:]}")
            come_by.append(heard[3])
            if heard[3] == "Message":
                break
        self.assertEqual(come_by[-1], "Message", come_by)
        # Of a list it is the row that gets the keyboard.
        lists = {self.screen.name(each) for each in self.screen.shown() if self.screen.role(each) == self.Role.LIST}
        self.assertEqual(wanted - set(come_by) - lists, set(), come_by)
        self.assertEqual(len(come_by), len(set(come_by)), come_by)

    def test_the_action_of_a_button_that_stays_down_does_what_a_click_does(self):
        self.begin(signed_in=True)
        self.screen.press(self.screen.wait(self.Role.CHECK_BOX, "Members"))
        self.screen.wait(self.Role.LIST, "Members")

    def test_what_others_say_is_read_out_and_stands_in_the_conversation(self):
        self.begin(signed_in=True)
        self.desktop.batch("jun", "send", self.room, "들리시나요?")
        conversation = self.screen.wait(self.Role.LIST, "Conversation")
        last = until(lambda: next((self.screen.name(row) for row in reversed(self.screen.children(conversation))
                                   if "들리시나요?" in self.screen.name(row)), None), "the message in the conversation")
        self.assertRegex(last, r"^준, \d+:\d\d [AP]M: 들리시나요\?")
        for row in self.screen.children(conversation):
            self.assertEqual(self.screen.role(row), self.Role.LIST_ITEM)
            self.assertTrue(self.screen.name(row))
        until(lambda: self.screen.heard(lambda kind, now, role, name: kind.endswith(":showing") and now
                                        and role == self.Role.NOTIFICATION and "들리시나요?" in name),
              "the message read out")

    def test_with_eyes_closed_from_signing_in_to_the_checkout(self):
        self.begin(signed_in=False)
        for role, name, text in ((self.Role.TEXT, "User name", "mina"),
                                 (self.Role.PASSWORD_TEXT, "Password", self.desktop.password)):
            self.write(self.screen.wait(role, name), text)
        self.screen.press(self.screen.wait(self.Role.PUSH_BUTTON, "Sign in"))
        self.screen.press(self.screen.wait(self.Role.PUSH_BUTTON, "Only for this run"))
        self.screen.wait(self.Role.LIST, "Rooms")
        # A room is found by its name, and read.
        self.desktop.keys("ctrl+k")
        field = self.screen.wait(self.Role.TEXT, "Go to")
        self.write(field, ROOM)
        self.screen.focus(field)
        self.desktop.keys("Return")
        conversation = self.screen.wait(self.Role.LIST, "Conversation")
        until(lambda: len(self.screen.children(conversation)) > 20, "messages in the conversation")
        # A message is written and sent.
        before = self.desktop.batch("sora", "history", self.room, "--limit", "1")[-1]["last"]
        self.write(self.screen.wait(self.Role.TEXT, "Message"), "눈을 감고 씁니다")
        send = self.screen.wait(self.Role.PUSH_BUTTON, "Send")
        until(lambda: self.screen.has(send, self.State.ENABLED), "something to send")
        self.screen.press(send)
        until(lambda: self.desktop.texts(self.room, before) == ["눈을 감고 씁니다"], "the message in the room")
        # 1,000 won, up to the page of the gateway.
        if not self.screen.find(self.Role.PUSH_BUTTON, "Donate"):
            self.desktop.keys("ctrl+shift+c")
        self.screen.press(self.screen.wait(self.Role.PUSH_BUTTON, "Donate"))
        sheet = self.screen.wait(self.Role.PUSH_BUTTON, "Close").get_parent()
        amount = self.screen.wait(self.Role.TEXT, "Amount*", sheet)
        self.assertEqual(self.complaints("donate", sheet), [])
        self.write(amount, "1000")
        self.screen.press(self.screen.wait(self.Role.PUSH_BUTTON, "Donate ₩1,000*", sheet))
        opened = os.path.join(self.desktop.folder, "opened")
        until(lambda: os.path.exists(opened) and os.path.getsize(opened), "the checkout in the browser")
        with open(opened, encoding="utf-8") as file:
            self.assertRegex(file.read(), f"^{self.desktop.server}/\\S+\n$")

    def write(self, field, text):
        self.screen.focus(field)
        self.assertTrue(self.Atspi.EditableText.set_text_contents(field, text))
        until(lambda: self.screen.role(field) == self.Role.PASSWORD_TEXT
              or (self.screen.text(field) or "").replace(",", "").lstrip("₩") == text, f"“{text}” in “{self.screen.name(field)}”")


if __name__ == "__main__":
    sys.exit(0 if unittest.main(exit=False, verbosity=2).result.wasSuccessful() else 1)
