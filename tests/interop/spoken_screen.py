# SPDX-License-Identifier: GPL-3.0-or-later
"""What a program shows, as a screen reader is told it over AT-SPI: a tree of roles, names and states, and the events
that say what changed. Import it once the bus is there: libatspi finds it when it is loaded."""
import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

from real_desktop import until  # noqa: E402

State = Atspi.StateType
Role = Atspi.Role


class SpokenScreen:
    def __init__(self, program):
        Atspi.init()
        self.events = []
        self.listener = Atspi.EventListener.new(self._happened)
        self.application = until(lambda: self._find_application(program), f"{program} on the bus of screen readers")

    def _find_application(self, program):
        self.turn()
        desktop = Atspi.get_desktop(0)
        children = [desktop.get_child_at_index(i) for i in range(desktop.get_child_count())]
        return next((child for child in children if child and child.get_name() == program), None)

    # --- looking ---

    @staticmethod
    def children(of):
        try:
            return [child for child in map(of.get_child_at_index, range(of.get_child_count())) if child]
        except GLib.GError:  # gone since
            return []

    @staticmethod
    def has(what, *states):
        try:
            mine = what.get_state_set()
            return all(mine.contains(state) for state in states)
        except GLib.GError:
            return False

    @staticmethod
    def name(of):
        try:
            return of.get_name() or ""
        except GLib.GError:
            return ""

    @staticmethod
    def role(of):
        try:
            return of.get_role()
        except GLib.GError:
            return Role.INVALID

    def label(self, of):
        """How it is called: by its own name, and by the words that stand beside it."""
        words = [self.name(of)]
        try:
            for relation in of.get_relation_set():
                if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY:
                    words += [self.name(relation.get_target(i)) for i in range(relation.get_n_targets())]
        except GLib.GError:
            pass
        return [word for word in words if word]

    def shown(self, inside=None):
        """Everything on the screen, a parent before its children, and what lies on top before what lies under it. What
        is hidden is not entered, nor are the rows of lists, which are many: those of `inside` itself are."""
        for child in reversed(self.children(inside or self.application)):
            if self.has(child, State.SHOWING):
                yield child
                if self.role(child) != Role.LIST:
                    yield from self.shown(child)

    def find(self, role, name, inside=None):
        """One that is shown with this role and name, the least deep first: a sheet's own buttons before what is in it.
        A name may end in * for any end."""
        fits = (lambda each: each.startswith(name[:-1])) if name.endswith("*") else (lambda each: each == name)
        level = [inside or self.application]
        while level:
            below = [child for each in level for child in reversed(self.children(each)) if self.has(child, State.SHOWING)]
            for child in below:
                if self.role(child) == role and (fits(self.name(child)) or any(map(fits, self.label(child)))):
                    return child
            level = [child for child in below if self.role(child) != Role.LIST]
        return None

    def wait(self, role, name, inside=None):
        return until(lambda: self.find(role, name, inside), f"{role.value_nick} “{name}” on the screen")

    def text(self, of):
        try:
            return Atspi.Text.get_text(of, 0, -1)
        except GLib.GError:
            return None

    @staticmethod
    def path(of):
        """Tells it from all others of its program."""
        return of.path

    @staticmethod
    def place(of):
        """Where it stands on the display: left, top, width, height."""
        place = Atspi.Component.get_extents(of, Atspi.CoordType.SCREEN)
        return place.x, place.y, place.width, place.height

    def middle(self, of):
        left, top, width, height = self.place(of)
        return left + width // 2, top + height // 2

    @staticmethod
    def last_character(of):
        """Where the last character stands on the display: left, top, width, height."""
        last = Atspi.Text.get_character_count(of) - 1
        place = Atspi.Text.get_character_extents(of, last, Atspi.CoordType.SCREEN)
        return place.x, place.y, place.width, place.height

    # --- acting ---

    @staticmethod
    def press(what):
        actions = {what.get_action_name(i): i for i in range(what.get_n_actions())}
        chosen = next(actions[name] for name in ("Press", "Toggle", "ShowMenu", "SetFocus") if name in actions)
        assert what.do_action(chosen)

    @staticmethod
    def empty(field):
        if Atspi.Text.get_character_count(field):
            Atspi.EditableText.set_text_contents(field, "")

    def focus(self, what):
        what.grab_focus()
        until(lambda: self.has(what, State.FOCUSED), f"the keyboard in “{self.name(what)}”")

    # --- listening ---

    def listen(self, *kinds):
        for kind in kinds:
            assert self.listener.register(kind)

    def _happened(self, event):
        if event.source:
            self.events.append((event.type, event.detail1, self.role(event.source), self.name(event.source)))

    def turn(self):
        while GLib.MainContext.default().iteration(False):
            pass

    def heard(self, fits):
        """The first event of those that were listened for which fits; None so far."""
        self.turn()
        return next((event for event in self.events if fits(*event)), None)
