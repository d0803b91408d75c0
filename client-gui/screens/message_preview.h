// SPDX-License-Identifier: GPL-3.0-or-later
// MessagePreview: a message that is being written, as it will look in the conversation.
#pragma once

#include "client-gui/timeline/drawing.h"
#include "common/views/formats.h"

#include <QAbstractScrollArea>

namespace madang::gui {

class MessagePreview : public QAbstractScrollArea {
    Q_OBJECT

public:
    MessagePreview(const Theme &theme, const views::Formats &formats, QWidget *parent);

    void setText(const QString &text);
    /// What is shown, without signs.
    QString shownText() const;
    void retranslate();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void layOut();

    const Theme &m_theme;
    const views::Formats &m_formats;
    QString m_text;
    std::shared_ptr<const Drawing> m_drawing;
};

} // namespace madang::gui
