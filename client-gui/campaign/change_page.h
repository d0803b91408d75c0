// SPDX-License-Identifier: GPL-3.0-or-later
// ChangePage: what may change while a campaign is open, ending it early, and settling it afterwards.
#pragma once

#include "client-gui/campaign/picture_choice.h"
#include "client-gui/parts/form_field.h"
#include "client-gui/parts/pane.h"
#include "common/views/formats.h"

#include <QDateEdit>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace madang::gui {

class ChangePage : public Pane {
    Q_OBJECT

public:
    ChangePage(const Theme &theme, views::CampaignDesk &desk, const views::Formats &formats, QWidget *parent);

    /// Fills the fields; later calls leave alone what is being typed.
    void setCampaign(const campaigns::Campaign &campaign);

Q_SIGNALS:
    void said(const QString &line);

protected:
    void retranslate() override;

private:
    enum class Asked { Nothing, Close };
    void save();
    void finish();
    void showState();
    void showResult(const Result<campaigns::Campaign> &result, const QString &well);

    views::CampaignDesk &m_desk;
    const views::Formats &m_formats;
    std::optional<campaigns::Campaign> m_campaign;
    QPlainTextEdit *m_story = nullptr;
    FormField *m_storyField = nullptr;
    QDateEdit *m_end = nullptr;
    FormField *m_endField = nullptr;
    QLineEdit *m_presets = nullptr;
    FormField *m_presetsField = nullptr;
    PictureChoice *m_picture = nullptr;
    Label *m_note = nullptr;
    Button *m_save = nullptr;
    Label *m_stateNote = nullptr;
    Button *m_finish = nullptr;
    Button *m_keep = nullptr;
    Asked m_asked = Asked::Nothing;
};

} // namespace madang::gui
