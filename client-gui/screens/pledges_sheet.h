// SPDX-License-Identifier: GPL-3.0-or-later
// PledgesSheet: one's monthly gifts: the next dates, what went wrong and what happens next, and everything
// that can be done about them. Shows views::PledgeList.
#pragma once

#include "client-gui/parts/empty_state.h"
#include "client-gui/parts/fault_line.h"
#include "client-gui/parts/money_edit.h"
#include "client-gui/parts/sheet.h"
#include "common/views/formats.h"
#include "common/views/pledge_list.h"

class QBoxLayout;
class QComboBox;
class QVBoxLayout;

namespace madang::gui {

class PledgesSheet : public Sheet {
    Q_OBJECT

public:
    PledgesSheet(const Theme &theme, views::PledgeList &pledges, const views::Formats &formats,
                 QWidget *host);

    void open();

protected:
    void retranslate() override;

private:
    void showAll();
    void clear();
    QWidget *blockOf(const pledges::Pledge &pledge);
    void addDates(QBoxLayout *column, const pledges::Pledge &pledge);
    void addHistory(QBoxLayout *column, const pledges::Pledge &pledge);
    void addChange(QBoxLayout *column, const pledges::Pledge &pledge);
    void addEnding(QBoxLayout *column, const pledges::Pledge &pledge);
    void addActions(QBoxLayout *column, const pledges::Pledge &pledge);
    Button *button(const QString &words, Button::Kind kind, PledgeId id, std::function<void()> run);
    Label *label(const QString &text, TextStyle style, Label::Tone tone);

    views::PledgeList &m_pledges;
    const views::Formats &m_formats;
    Label *m_lead = nullptr;
    Spinner *m_spinner = nullptr;
    FaultLine *m_error = nullptr;
    QWidget *m_rows = nullptr;
    QVBoxLayout *m_column = nullptr;
    QSet<PledgeId> m_histories; ///< shown in full
    PledgeId m_changing;
    PledgeId m_ending; ///< asked whether it should really end
};

} // namespace madang::gui
