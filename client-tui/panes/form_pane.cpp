// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/form_pane.h"

#include "client-tui/panes/bars.h"
#include "client-tui/terminal/sanitize.h"
#include "client-tui/terminal/wipe.h"

#include "common/views/own_proof.h"
#include "common/views/wording.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    /// Narrower, and a label stands above what is typed.
    constexpr int kLeastBeside = 40;

} // namespace

Form::Form(QString title, QString words, QList<Field> fields)
    : m_title(std::move(title))
    , m_words(std::move(words))
    , m_fields(std::move(fields))
    , m_editors(m_fields.size())
{
}

Form::~Form()
{
    for (LineEditor &editor : m_editors)
        editor.forget();
    if (m_gone)
        m_gone();
}

void Form::proveBy(Session &session, std::function<void()> repaint)
{
    m_proof = std::make_unique<views::OwnProof>(session);
    QObject::connect(m_proof.get(), &views::OwnProof::changed, m_proof.get(),
                     [repaint = std::move(repaint)] { repaint(); });
}

void Form::setBusy()
{
    m_busy = true;
    if (m_proof)
        m_proof->follow(true, {});
}

void Form::fail(const Error &error)
{
    if (m_proof)
        m_proof->follow(false, error);
    int at = -1;
    for (int row = 0; row < int(m_fields.size()); ++row) {
        if (!error.field.isEmpty() && m_fields.at(row).wire == error.field)
            at = row;
    }
    // What signing in again, or waiting, is about is said beside it.
    const bool isProofs = m_proof
        && (error.about == "sign-in-again"_L1 || (error.code == Code::RateLimited && m_proof->heldFor() > 0));
    fail(at, isProofs ? QString() : views::wording::of(error));
}

void Form::fail(int row, const QString &words)
{
    m_busy = false;
    m_fault = words;
    if (row >= 0 && row < int(m_fields.size()))
        m_row = row;
}

void Form::move(int step)
{
    const int count = int(m_fields.size());
    m_row = (m_row + step + count) % count;
}

void Form::submit()
{
    if (m_busy)
        return;
    m_fault.clear();
    for (int row = 0; row < int(m_fields.size()); ++row) {
        const Field &field = m_fields.at(row);
        if (field.isOptional || !m_editors.at(row).text().trimmed().isEmpty())
            continue;
        m_fault = tr("%1 is missing.").arg(field.label);
        m_row = row;
        return;
    }
    QStringList typed;
    for (const LineEditor &editor : std::as_const(m_editors))
        typed.append(editor.text());
    const Submitted deed = m_submitted; // it may close the page
    if (deed)
        deed(typed);
    for (QString &text : typed)
        wipe(text);
}

QString Form::saying() const
{
    if (m_busy) {
        const QString waits = m_proof ? m_proof->waitText() : QString();
        return waits.isEmpty() ? tr("Asking the server…") : waits;
    }
    return m_fault.isEmpty() && m_proof ? m_proof->text() : m_fault;
}

bool Form::offersSignIn() const
{
    return m_proof && m_proof->isWanted() && !m_proof->waitsForBrowser();
}

bool Form::hasSecrets() const
{
    return std::any_of(m_fields.begin(), m_fields.end(), [](const Field &field) { return field.isSecret; });
}

FormPane::FormPane(std::shared_ptr<Form> form)
    : m_form(std::move(form))
{
}

/// Answers how many rows it took.
int FormPane::paintField(const Region &region, const Theme &theme, int row, int y, int labels)
{
    const Form::Field &field = m_form->m_fields.at(row);
    const bool here = row == m_form->m_row;
    const bool beside = region.columns() >= kLeastBeside;
    region.put(0, y, truncated(field.label, beside ? qMax(1, labels - 1) : region.columns()),
               theme[here ? Role::Prompt : Role::Muted]);
    const int x = beside ? labels : 0;
    const int at = beside ? y : y + 1;
    if (at >= region.rows())
        return beside ? 1 : 2;
    const Region box = region.part({x, at, region.columns() - x, 1});
    const QPoint stands
        = paintInput(box, theme, m_form->m_editors[row],
                     {.prompt = {}, .remaining = 9999, .masked = field.isSecret && !m_form->m_revealed});
    if (!here && m_form->m_editors.at(row).isEmpty())
        box.put(0, 0, QString(qMin(box.columns(), 32), u'_'), theme[Role::Border]);
    if (here)
        m_cursor = box.onScreen(stands.x(), stands.y());
    return beside ? 1 : 2;
}

QString FormPane::keys() const
{
    QStringList keys{m_form->m_fields.size() > 1 ? tr("Enter next · Tab moves") : tr("Enter sends it")};
    if (m_form->hasSecrets())
        keys += m_form->m_revealed ? tr("F2 hides what is typed") : tr("F2 shows what is typed");
    if (m_form->offersSignIn())
        keys += tr("F6 signs in again");
    keys += tr("Esc leaves it");
    return keys.join(u" · "_s);
}

void FormPane::paint(const Region &region, const Theme &theme)
{
    m_cursor.reset();
    int y = 0;
    const int columns = qMax(1, region.columns());
    const auto put = [&](const QString &text, Role role, int most) {
        for (const QString &paragraph : text.split(u'\n')) {
            for (const QStringView line : wrapped(paragraph, columns)) {
                if (most-- > 0)
                    region.put(0, y++, line, theme[role]);
            }
        }
    };
    const int count = int(m_form->m_fields.size());
    put(m_form->m_title, Role::Prompt, 1);
    // Without what it says there is still a form; without its fields there is none.
    const int rowsOfFields = region.columns() >= kLeastBeside ? count : 2 * count;
    put(m_form->m_words, Role::Text, region.rows() - rowsOfFields - 4);
    int labels = 0;
    for (const Form::Field &field : std::as_const(m_form->m_fields))
        labels = qMax(labels, columnsOf(field.label) + 2);
    labels = qMin(labels, region.columns() / 2);
    if (region.rows() - y < rowsOfFields + 2) {
        y += paintField(region, theme, m_form->m_row, y, labels);
    } else {
        for (int row = 0; row < count; ++row)
            y += paintField(region, theme, row, y, labels);
    }
    if (const QString saying = m_form->saying(); !saying.isEmpty())
        put(sanitized(saying), saying == m_form->m_fault ? Role::Failed : Role::Muted, 4);
    put(keys(), Role::Muted, 3);
    // Half a picture is worth nothing.
    if (y + int(m_form->m_picture.size()) > region.rows())
        return;
    for (const PaintedLine &line : std::as_const(m_form->m_picture)) {
        if (columnsOf(line) > region.columns())
            return;
        tui::paint(region, 0, y++, line);
    }
}

bool FormPane::perform(const Action &action, bool)
{
    if (const Gesture *gesture = std::get_if<Gesture>(&action)) {
        switch (*gesture) {
        case Gesture::Send:
            if (m_form->m_row + 1 < int(m_form->m_fields.size())) {
                m_form->move(1);
            } else {
                const std::shared_ptr<Form> form = m_form; // this page may be gone after it
                form->submit();
            }
            return true;
        case Gesture::Complete:
        case Gesture::CompleteBack:
            m_form->move(*gesture == Gesture::Complete ? 1 : -1);
            return true;
        default:
            return false;
        }
    }
    if (!std::holds_alternative<Edit>(action))
        return false;
    const Edit edit = std::get<Edit>(action);
    if (edit == Edit::HistoryOlder || edit == Edit::HistoryNewer)
        m_form->move(edit == Edit::HistoryOlder ? -1 : 1);
    else if (edit != Edit::SearchHistory && edit != Edit::NewLine && !m_form->m_busy)
        m_form->m_editors[m_form->m_row].perform(edit);
    return true;
}

bool FormPane::pressKey(const QString &chord)
{
    if (chord == "f6"_L1 && m_form->offersSignIn()) {
        m_form->m_proof->signInElsewhere();
        return true;
    }
    if (chord != "f2"_L1 || !m_form->hasSecrets())
        return false;
    m_form->m_revealed = !m_form->m_revealed;
    return true;
}

bool FormPane::type(const QString &text)
{
    if (m_form->m_busy)
        return true;
    QString oneLine = text;
    oneLine.remove(u'\n');
    m_form->m_editors[m_form->m_row].insert(oneLine);
    wipe(oneLine);
    return true;
}

} // namespace madang::tui
