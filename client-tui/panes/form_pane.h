// SPDX-License-Identifier: GPL-3.0-or-later
// FormPane: a few lines to fill in, over the timeline: passwords, codes, an address. What is typed here is in
// no history and no draft, and is overwritten when the page goes.
#pragma once

#include "client-tui/panes/overlay.h"
#include "client-tui/panes/painted_line.h"
#include "client-tui/terminal/line_editor.h"

#include "common/base/error.h"

#include <QCoreApplication>

#include <functional>
#include <memory>

namespace madang {
class Session;
}
namespace madang::views {
class OwnProof;
}

namespace madang::tui {

/// What is asked and what was typed: lives as long as its page. Who waits for an answer to what was typed
/// holds it weakly.
class Form {
    Q_DECLARE_TR_FUNCTIONS(madang::tui::Form)
public:
    struct Field {
        QString label;
        QString wire; ///< what an error calls it
        bool isSecret = false;
        bool isOptional = false;
    };
    using Submitted = std::function<void(const QStringList &typed)>;

    /// `words` say what it is about; the lines of them are paragraphs.
    Form(QString title, QString words, QList<Field> fields);
    ~Form();
    Q_DISABLE_COPY_MOVE(Form)

    /// Enter on the last field, once nothing is missing. The texts are overwritten after that.
    void onSubmit(Submitted deed) { m_submitted = std::move(deed); }
    /// The page is left.
    void onGone(std::function<void()> deed) { m_gone = std::move(deed); }
    /// Shown below the fields where it fits whole.
    void setPicture(const QList<PaintedLine> &picture) { m_picture = picture; }

    /// It asks for one's own password: it says how long that waits, and offers to sign in again where there
    /// is none. `repaint` is called when that changes by itself.
    void proveBy(Session &session, std::function<void()> repaint);

    /// Something is asked of the server: Enter does nothing until fail().
    void setBusy();
    /// Says what is wrong, and goes where it is.
    void fail(const Error &error);
    /// The same in words; at no field when the row is -1.
    void fail(int row, const QString &words);

private:
    friend class FormPane;

    void move(int step);
    void submit();
    QString saying() const;
    bool hasSecrets() const;
    bool offersSignIn() const;

    QString m_title;
    QString m_words;
    QList<Field> m_fields;
    QList<LineEditor> m_editors; ///< one for each field
    QList<PaintedLine> m_picture;
    Submitted m_submitted;
    std::function<void()> m_gone;
    QString m_fault;
    std::unique_ptr<views::OwnProof> m_proof; ///< null: no password is asked for
    int m_row = 0;
    bool m_busy = false;
    bool m_revealed = false;
};

class FormPane final : public Overlay {
    Q_DECLARE_TR_FUNCTIONS(madang::tui::FormPane)
public:
    explicit FormPane(std::shared_ptr<Form> form);

    void paint(const Region &region, const Theme &theme) override;
    bool perform(const Action &action, bool lineIsEmpty) override;
    bool pressKey(const QString &chord) override;
    bool type(const QString &text) override;
    void scroll(int) override { }
    bool takesTyping() const override { return true; }
    std::optional<QPoint> cursor() const override { return m_cursor; }

private:
    int paintField(const Region &region, const Theme &theme, int row, int y, int labels);
    QString keys() const;

    std::shared_ptr<Form> m_form;
    std::optional<QPoint> m_cursor;
};

} // namespace madang::tui
