// SPDX-License-Identifier: GPL-3.0-or-later
// GiftsPage: every gift a campaign received, for who runs it: giving one back, and saving them as a table.
// Shows views::ReceivedGifts.
#pragma once

#include "client-gui/campaign/export_row.h"
#include "client-gui/parts/fault_line.h"
#include "common/views/received_gifts.h"

class QVBoxLayout;

namespace madang::gui {

class GiftsPage : public Pane {
    Q_OBJECT

public:
    GiftsPage(const Theme &theme, Session &session, views::ReceivedGifts &gifts,
              const views::Formats &formats, QWidget *parent);

    void setTitle(const QString &title) { m_export->setTitle(title); }

Q_SIGNALS:
    void refundWanted(const madang::campaigns::Donation &gift, const QString &donor);
    void said(const QString &line);

protected:
    void retranslate() override;

private:
    QWidget *rowOf(const statements::ReceivedGift &gift);
    void showGifts();

    views::ReceivedGifts &m_gifts;
    const views::Formats &m_formats;
    Label *m_received = nullptr;
    Label *m_warning = nullptr;
    FaultLine *m_fault = nullptr;
    Label *m_note = nullptr;
    QVBoxLayout *m_rows = nullptr;
    Button *m_more = nullptr;
    ExportRow *m_export = nullptr;
    qsizetype m_shown = 0;
};

} // namespace madang::gui
