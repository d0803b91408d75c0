// SPDX-License-Identifier: GPL-3.0-or-later
// FeedView: the gifts of a campaign, of all time or of some days, page by page.
#pragma once

#include "client-gui/parts/button.h"
#include "client-gui/parts/fault_line.h"
#include "client-gui/parts/form_field.h"
#include "client-gui/parts/pane.h"
#include "common/views/formats.h"
#include "common/views/gift_feed.h"

#include <QComboBox>
#include <QDateEdit>

class QVBoxLayout;

namespace madang::gui {

class FeedView : public Pane {
    Q_OBJECT

public:
    FeedView(const Theme &theme, views::GiftFeed &feed, const views::Formats &formats, bool mayReport,
             QWidget *parent);

Q_SIGNALS:
    void reportWanted(madang::DonationId gift);

protected:
    void retranslate() override;

private:
    enum class Days { All, Today, Week, Month, Chosen };
    void choose();
    void showFeed();

    views::GiftFeed &m_feed;
    const views::Formats &m_formats;
    const bool m_mayReport;
    QComboBox *m_days = nullptr;
    QWidget *m_range = nullptr;
    QDateEdit *m_first = nullptr;
    FormField *m_firstField = nullptr;
    QDateEdit *m_last = nullptr;
    FormField *m_lastField = nullptr;
    QVBoxLayout *m_rows = nullptr;
    FaultLine *m_fault = nullptr;
    Label *m_note = nullptr;
    Button *m_more = nullptr;
};

} // namespace madang::gui
