// SPDX-License-Identifier: GPL-3.0-or-later
// DetailField: one thing that people tell about themselves, as a form asks for it: a line, or a choice. It
// knows how it is typed, not where it goes.
#pragma once

#include "client-gui/parts/form_field.h"
#include "common/views/own_details.h"

class QComboBox;
class QLineEdit;

namespace madang::gui {

class DetailField : public FormField {
    Q_OBJECT

public:
    using Field = views::OwnDetails::Field;

    DetailField(const Theme &theme, Field field, QWidget *parent);

    Field field() const { return m_field; }
    /// As views::OwnDetails has it: of a choice the word on the wire.
    QString text() const;
    void setText(const QString &text);
    /// Whether the keyboard is in a line.
    bool isTyping() const;
    void focusInput();
    /// The words in the language of now. A choice begins anew: setText() follows.
    void retranslate();

Q_SIGNALS:
    /// By the person, and by nobody else.
    void edited(const QString &text);
    /// A line was left, or ended with Enter.
    void finished();
    /// Enter in a line.
    void submitted();
    /// The down arrow in a line: to what lies below it, if anything does.
    void steppedDown();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    DetailField(const Theme &theme, Field field, QWidget *input, QWidget *parent);

    const Field m_field;
    QWidget *m_input = nullptr; ///< one of the two
    QLineEdit *m_edit = nullptr;
    QComboBox *m_choice = nullptr;
};

} // namespace madang::gui
