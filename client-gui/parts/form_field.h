// SPDX-License-Identifier: GPL-3.0-or-later
// FormField: an input with its name above and, when there is something to say, a hint below.
#pragma once

#include "client-gui/parts/label.h"

class QComboBox;

namespace madang::gui {

class FormField : public QWidget {
    Q_OBJECT

public:
    /// Takes the input into its layout.
    FormField(const Theme &theme, QWidget *input, QWidget *parent);

    void setName(const QString &name);
    /// What is wrong, in words; empty takes it away.
    void setFault(const QString &fault);
    /// A quiet remark below the input, shown while nothing is wrong.
    void setRemark(const QString &remark);

private:
    void show();

    QWidget *m_input = nullptr;
    Label *m_name = nullptr;
    Label *m_hint = nullptr;
    QString m_fault;
    QString m_remark;
};

/// For a choice without its name beside it. On Linux a screen reader is told the chosen value as its name, so
/// it is told as a description, too, what is chosen.
void nameChoice(QComboBox &choice, const QString &name);

} // namespace madang::gui
