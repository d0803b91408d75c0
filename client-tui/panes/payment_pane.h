// SPDX-License-Identifier: GPL-3.0-or-later
// A gift on its way: what, to whom, where to pay as text and QR code, and how it stands.
#pragma once

#include "client-tui/panes/overlay.h"
#include "client-tui/panes/painted_line.h"

#include "common/views/donation_form.h"

#include <QCoreApplication>
#include <QPointer>

namespace madang::tui {

class PaymentPane final : public Overlay {
    Q_DECLARE_TR_FUNCTIONS(madang::tui::PaymentPane)
public:
    PaymentPane(views::DonationForm &form, const views::Formats &formats, const QString &campaignTitle,
                Depth depth)
        : m_form(&form)
        , m_formats(formats)
        , m_title(campaignTitle)
        , m_depth(depth)
    {
    }

    void paint(const Region &region, const Theme &theme) override;
    bool perform(const Action &action, bool lineIsEmpty) override;
    void scroll(int lines) override { m_top = qMax(0, m_top - lines); }

private:
    QList<PaintedLine> text(int columns, const Theme &theme, bool withLink) const;
    bool paintBeside(const Region &inner, const QList<PaintedLine> &code, const Theme &theme) const;

    QPointer<views::DonationForm> m_form; ///< gone when another account is opened
    const views::Formats &m_formats;
    const QString m_title;
    const Depth m_depth;
    int m_top = 0;
};

} // namespace madang::tui
