// SPDX-License-Identifier: GPL-3.0-or-later
// ExportRow: which table, in which form, and saving it. Shows views::saveTable.
#pragma once

#include "client-gui/parts/button.h"
#include "client-gui/parts/label.h"
#include "client-gui/parts/pane.h"
#include "common/views/table_export.h"

#include <QComboBox>

namespace madang::gui {

class ExportRow : public Pane {
    Q_OBJECT

public:
    /// A null campaign: tables of all campaigns.
    ExportRow(const Theme &theme, Session &session, CampaignId campaign, QWidget *parent);

    /// For the name of the file.
    void setTitle(const QString &title) { m_title = title; }

Q_SIGNALS:
    void said(const QString &line);

protected:
    void retranslate() override;

private:
    void save();
    void showChoices();
    void showSaved(const Result<QString> &saved);

    Session &m_session;
    const CampaignId m_campaign;
    QList<views::ExportTable> m_tables;
    QString m_title;
    Label *m_head = nullptr;
    QComboBox *m_table = nullptr;
    QComboBox *m_form = nullptr;
    QComboBox *m_year = nullptr; ///< of receipts for taxes
    Button *m_save = nullptr;
    Label *m_note = nullptr;
};

} // namespace madang::gui
