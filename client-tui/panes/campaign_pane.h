// SPDX-License-Identifier: GPL-3.0-or-later
// A campaign: title, progress, total of goal, time left, latest gifts.
#pragma once

#include "client-tui/panes/painted_line.h"
#include "client-tui/settings/theme.h"

#include "common/views/campaign_board.h"

#include <QCoreApplication>

namespace madang::tui {

class CampaignPane {
    Q_DECLARE_TR_FUNCTIONS(madang::tui::CampaignPane)
public:
    CampaignPane(const views::CampaignBoard &board, const views::Formats &formats, const Theme &theme)
        : m_board(board)
        , m_formats(formats)
        , m_theme(theme)
    {
    }

    /// The whole card in a given width: at most `rows` lines, the figures before the gifts.
    QList<PaintedLine> lines(int columns, int rows) const;
    /// "45% · ₩450,000 of ₩1,000,000": for one line.
    QString summary() const;
    /// Why a campaign is not to be seen yet.
    static QString blankText(const views::CampaignBoard &board);

private:
    QList<PaintedLine> figures(int columns) const;
    PaintedLine giftLine(const campaigns::Gift &gift, int columns) const;

    const views::CampaignBoard &m_board;
    const views::Formats &m_formats;
    const Theme &m_theme;
};

} // namespace madang::tui
