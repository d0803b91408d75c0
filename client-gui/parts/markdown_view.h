// SPDX-License-Identifier: GPL-3.0-or-later
// MarkdownView: what somebody wrote in Markdown, as a document of our own making. It loads nothing, knows no
// HTML, and shows where a link really leads before anybody presses it.
#pragma once

#include "client-gui/theme/theme.h"
#include "common/views/markdown.h"

#include <QTextEdit>

namespace madang::gui {

class MarkdownView : public QTextEdit {
    Q_OBJECT

public:
    MarkdownView(const Theme &theme, QWidget *parent);

    void setMarkdown(const QString &text);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// A link was pressed. `doubtful`: its words name another host than the one it leads to.
    void linkPressed(const QUrl &link, bool doubtful);

protected:
    /// Nothing is ever loaded.
    QVariant loadResource(int type, const QUrl &name) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void build();
    void press(const QUrl &link);

    const Theme &m_theme;
    QString m_source;
};

} // namespace madang::gui
