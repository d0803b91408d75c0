// SPDX-License-Identifier: GPL-3.0-or-later
// MessageEdit: where one writes. Grows with its lines, Enter sends, Shift+Enter breaks the line, and a
// syllable that an input method is still composing is never lost, doubled or left behind.
#pragma once

#include "client-gui/theme/theme.h"

#include <QImage>
#include <QPlainTextEdit>
#include <QTimer>

class QMimeData;

namespace madang::gui {

/// The files of this disk that somebody drops or pastes; none when there is anything else among them.
QStringList filesIn(const QMimeData *source);

class MessageEdit : public QPlainTextEdit {
    Q_OBJECT

public:
    static constexpr int kMostLines = 6;

    MessageEdit(const Theme &theme, QWidget *parent);

    /// What an input method is composing at the cursor; not part of toPlainText().
    QString composing() const;
    /// Makes what is being composed part of the text, as if it had been finished.
    void finishComposition();
    /// What is shown while there is no text: one line, which ends in "…" where it does not fit.
    void setPrompt(const QString &prompt);
    /// Paints the frame round the editor and what stands beside it, which tells whether one writes there.
    void paintFrame(QPainter &painter, const QRect &frame) const;
    /// Replaces the text; the cursor goes to its end.
    void replaceText(const QString &text);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// Enter: the text is complete, nothing is being composed.
    void submitted();
    /// What an input method is composing is another, or nothing any more.
    void composingChanged();
    /// Copy was asked for while nothing is selected here.
    void copyPassedOn();
    /// Files were pasted or dropped here.
    void filesOffered(const QStringList &paths);
    /// A picture that is no file was pasted or dropped here.
    void pictureOffered(const QImage &picture);
    /// A long text was pasted or dropped: what becomes of it is to be asked. Where nobody listens it is
    /// inserted.
    void longTextOffered(const QString &text);
    /// Up, where there is nothing to go up in: no text, and none being composed.
    void recalled();
    /// Escape, when there was nothing here for it to end.
    void escaped();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    void fitHeight();
    void fitPrompt();

    const Theme &m_theme;
    QString m_prompt;
    /// A text just finished by us. Some input methods commit it once more a moment later: that echo is
    /// dropped.
    QString m_echo;
    QTimer m_echoEnds;
    bool m_resetting = false;
};

} // namespace madang::gui
