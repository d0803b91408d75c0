// SPDX-License-Identifier: GPL-3.0-or-later
// OverviewSheet: whether anything of the server needs somebody: one sentence, the checks with their signs,
// and plain figures. Shows views::OverviewDesk.
#pragma once

#include "client-gui/parts/sheet.h"
#include "common/views/overview_desk.h"

class QGridLayout;

namespace madang::gui {

class OverviewSheet : public Sheet {
    Q_OBJECT

public:
    OverviewSheet(const Theme &theme, Session &session, const views::Formats &formats, QWidget *host);

    void open();
    /// For tests.
    views::OverviewDesk &desk() { return m_desk; }

Q_SIGNALS:
    /// What the overview only counts is wanted line by line.
    void connectionsWanted();
    void auditWanted();

protected:
    void retranslate() override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    /// A sign or a name, and what stands beside it. They are used again at every reading: what is made anew
    /// would jump under the eyes.
    struct Row {
        Label *left = nullptr;
        Label *right = nullptr;
    };
    Row &rowOf(QList<Row> &rows, qsizetype index, TextStyle left);
    static void hideFrom(QList<Row> &rows, qsizetype index);
    void showDesk();
    void showChecks();
    void showFigures();
    void placeFigures();

    const views::Formats &m_formats;
    views::OverviewDesk m_desk;
    Label *m_headline = nullptr;
    Label *m_freshness = nullptr;
    Label *m_figuresHead = nullptr;
    QGridLayout *m_checkGrid = nullptr;
    QGridLayout *m_figureGrid = nullptr;
    QList<Row> m_checks;
    QList<Row> m_figures;
    qsizetype m_figuresShown = 0;
    Button *m_connections = nullptr;
    Button *m_audit = nullptr;
    Button *m_again = nullptr;
};

} // namespace madang::gui
