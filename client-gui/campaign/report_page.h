// SPDX-License-Identifier: GPL-3.0-or-later
// ReportPage: telling how the money was used, with receipts, and adding videos of the delivery.
#pragma once

#include "client-gui/campaign/picture_choice.h"
#include "client-gui/parts/form_field.h"
#include "client-gui/parts/money_edit.h"
#include "client-gui/parts/pane.h"
#include "common/views/formats.h"
#include "common/views/video_sender.h"

#include <QLineEdit>
#include <QPlainTextEdit>

class QVBoxLayout;

namespace madang::gui {

class ReportPage : public Pane {
    Q_OBJECT

public:
    ReportPage(const Theme &theme, views::CampaignDesk &desk, const views::Formats &formats, QWidget *parent);

    /// What is wrong with the reports so far; empty takes it away.
    void setWarning(const QString &warning);
    /// Sends a video of this disk, as if it had been chosen.
    void sendVideo(const QString &file);

Q_SIGNALS:
    void said(const QString &line);

protected:
    void retranslate() override;

private:
    struct Line {
        QWidget *row = nullptr;
        QLineEdit *label = nullptr;
        MoneyEdit *amount = nullptr;
        PictureChoice *receipt = nullptr;
        IconButton *remove = nullptr;
    };

    void addLine();
    void removeLine(QWidget *row);
    void nameLine(const Line &line);
    QList<views::SpendingText> typed() const;
    void showSum();
    void publish();
    void addVideo();
    void chooseVideo();
    void showVideo();
    void videoCame(const Result<reports::Video> &video);
    void refuse(Label *note, const QString &why);

    views::CampaignDesk &m_desk;
    const views::Formats &m_formats;
    Label *m_warning = nullptr;
    QLineEdit *m_title = nullptr;
    FormField *m_titleField = nullptr;
    QPlainTextEdit *m_story = nullptr;
    FormField *m_storyField = nullptr;
    Label *m_linesHead = nullptr;
    QVBoxLayout *m_rows = nullptr;
    QList<Line> m_lines;
    Button *m_add = nullptr;
    Label *m_sum = nullptr;
    Label *m_note = nullptr;
    Button *m_publish = nullptr;
    Label *m_videoHead = nullptr;
    QLineEdit *m_videoTitle = nullptr;
    FormField *m_videoTitleField = nullptr;
    QLineEdit *m_videoLink = nullptr;
    FormField *m_videoLinkField = nullptr;
    Label *m_videoNote = nullptr;
    Button *m_videoAdd = nullptr;
    Button *m_videoFile = nullptr;
    views::VideoSender *m_videoSender = nullptr;
};

} // namespace madang::gui
