// SPDX-License-Identifier: GPL-3.0-or-later
// DeskSheet: the payments desk of who may move money: what waits by sections, the story of one order, the
// proof of the books, and what can be done. Shows views::PaymentsDesk.
#pragma once

#include "client-gui/desk/desk_form.h"
#include "client-gui/desk/desk_list.h"
#include "client-gui/parts/empty_state.h"
#include "client-gui/parts/sheet.h"

class QVBoxLayout;

namespace madang::gui {

class DeskSheet : public Sheet {
    Q_OBJECT

public:
    DeskSheet(const Theme &theme, Session &session, const views::Formats &formats, QWidget *host);

    void open();
    /// For tests.
    views::PaymentsDesk &desk() { return m_desk; }

Q_SIGNALS:
    void said(const QString &line);

protected:
    void retranslate() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showDesk();
    void showHead();
    void showState();
    void showReading();
    void addLine(TextStyle style, Label::Tone tone, const QString &text);
    void addStory(const desk::Story &story);
    void addCheck(const desk::LedgerCheck &check);
    void openStory();
    void back();

    const views::Formats &m_formats;
    views::PaymentsDesk m_desk;
    QList<std::pair<Button *, desk::Section>> m_tabs;
    Label *m_books = nullptr;
    Button *m_prove = nullptr;
    DeskList *m_list = nullptr;
    EmptyState *m_state = nullptr;
    QWidget *m_reading = nullptr; ///< the story or the proof, line by line
    QVBoxLayout *m_lines = nullptr;
    QByteArray m_read; ///< what the lines show
    Label *m_outcome = nullptr;
    DeskForm *m_form = nullptr;
    Button *m_story = nullptr;
    Button *m_back = nullptr;
};

} // namespace madang::gui
