// SPDX-License-Identifier: GPL-3.0-or-later
// PasteChoice: asks above the line that is written what is to become of a long text that was pasted.
#pragma once

#include "client-gui/parts/button.h"
#include "client-gui/parts/label.h"

class QBoxLayout;

namespace madang::gui {

class PasteChoice : public QWidget {
    Q_OBJECT

public:
    enum class Use { Code, File, Text };
    Q_ENUM(Use)

    PasteChoice(const Theme &theme, QWidget *parent);

    /// A text longer than this is not put into the field: it would stand still.
    static constexpr qsizetype kMostText = 100'000;

    /// Asks about a text. What is not possible cannot be chosen, and says why.
    void ask(const QString &text, bool fitsAsCode, bool canBeFile);
    void retranslate();
    /// As narrow as the widest answer: they stand below each other where there is no room beside.
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosen(madang::gui::PasteChoice::Use use, const QString &text);
    /// Nothing is to become of it.
    void dropped();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void choose(Use use);
    void arrange();

    QString m_pasted;
    QBoxLayout *m_choices = nullptr;
    Label *m_words = nullptr;
    Button *m_code = nullptr;
    Button *m_file = nullptr;
    Button *m_text = nullptr;
    IconButton *m_drop = nullptr;
};

} // namespace madang::gui
