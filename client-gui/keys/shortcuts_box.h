// SPDX-License-Identifier: GPL-3.0-or-later
// ShortcutsBox: the part of the settings in which keys are changed: find an action, press the new keys,
// decide when another one has them. Shows Shortcuts.
#pragma once

#include "client-gui/keys/key_field.h"
#include "client-gui/keys/shortcuts.h"
#include "client-gui/parts/button.h"
#include "client-gui/parts/label.h"
#include "client-gui/parts/pane.h"
#include "client-gui/parts/search_field.h"

#include <QListView>

#include <functional>

class QStringListModel;

namespace madang::gui {

class ShortcutsBox : public Pane {
    Q_OBJECT

public:
    ShortcutsBox(const Theme &theme, Shortcuts &shortcuts, QWidget *parent);

    /// Leaves out what a person cannot do anyway.
    void setOffered(const std::function<bool(const KeyedAction &)> &offered);
    SearchField *search() const { return m_search; }
    /// Scrolls what it lies in so far that all of it is seen.
    void bringIntoView();

protected:
    void retranslate() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class Mood { Calm, Fault };

    void showActions();
    void fitList();
    void showChoice();
    const KeyedAction *chosen() const;
    void record();
    void finish(const QString &words = {});
    void judge(const QKeySequence &keys);
    void give(const KeyedAction &action, const QList<QKeySequence> &keys);
    void put(const KeyedAction &action, const QList<QKeySequence> &keys);
    bool isAsking() const { return !m_wanted.isEmpty(); }
    void ask(const KeyedAction &action, const QList<QKeySequence> &keys,
             const QList<const KeyedAction *> &holders);
    void say(Mood mood, const QString &words);

    Shortcuts &m_shortcuts;
    std::function<bool(const KeyedAction &)> m_offered;
    QList<const KeyedAction *> m_shown;
    const KeyedAction *m_recorded = nullptr; ///< what gets the next keys
    QList<QKeySequence> m_wanted; ///< the keys another action would have to give up for it

    Label *m_head = nullptr;
    SearchField *m_search = nullptr;
    QListView *m_list = nullptr;
    QStringListModel *m_spoken = nullptr; ///< each row in one sentence, for those who cannot see it
    Label *m_none = nullptr;
    KeyField *m_field = nullptr;
    Label *m_note = nullptr;
    QWidget *m_deeds = nullptr;
    Button *m_change = nullptr;
    Button *m_reset = nullptr;
    Button *m_resetAll = nullptr;
    QWidget *m_question = nullptr;
    Button *m_take = nullptr;
    Button *m_cancel = nullptr;
};

} // namespace madang::gui
