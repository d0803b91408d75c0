// SPDX-License-Identifier: GPL-3.0-or-later
// RankingView: who gave most in a period, and whether one wants to stand there oneself.
#pragma once

#include "client-gui/parts/fault_line.h"
#include "client-gui/parts/label.h"
#include "client-gui/parts/pane.h"
#include "common/views/donor_ranking.h"
#include "common/views/formats.h"

#include <QCheckBox>
#include <QComboBox>

class QVBoxLayout;

namespace madang::gui {

class RankingView : public Pane {
    Q_OBJECT

public:
    RankingView(const Theme &theme, views::DonorRanking &ranking, const views::Formats &formats,
                QWidget *parent);

protected:
    void retranslate() override;

private:
    void showRanking();

    views::DonorRanking &m_ranking;
    const views::Formats &m_formats;
    QComboBox *m_period = nullptr;
    QVBoxLayout *m_rows = nullptr;
    FaultLine *m_fault = nullptr;
    Label *m_note = nullptr;
    QCheckBox *m_listed = nullptr;
    Label *m_masked = nullptr;
};

} // namespace madang::gui
