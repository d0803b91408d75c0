// SPDX-License-Identifier: GPL-3.0-or-later
// The verb about the tokens with which programs use one's account. What proves who one is, is typed into a
// page over the timeline.
#include "client-tui/panes/form_pane.h"
#include "client-tui/panes/live_page.h"
#include "client-tui/panes/sheet.h"
#include "client-tui/terminal/sanitize.h"
#include "client-tui/verbs/verbs.h"

#include "common/protocol/json.h"
#include "common/views/event_text.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

using views::TokenSettings;

void Verbs::listTokens(const QString &)
{
    if (m_desk.session().state() != Session::State::SignedIn)
        return m_desk.tell(Tone::Warning, tr("Guests have no tokens."));
    delete m_tokens;
    m_tokens = new TokenSettings(m_desk.session(), this);
    connect(m_tokens, &TokenSettings::changed, this, [this] {
        if (!m_tokens->isBusy() && m_tokens->error()) {
            if (const std::shared_ptr<Form> open = m_tokenForm.lock())
                open->fail(*m_tokens->error());
            else
                tellError(*m_tokens->error());
        }
        m_desk.repaint();
    });
    connect(m_tokens, &TokenSettings::told, this, [this](const QString &sentence) {
        m_desk.tell(Tone::Good, sanitized(sentence));
        if (!m_tokens->secret().isEmpty())
            showToken();
    });
    m_desk.show(
        std::make_unique<LivePage>(tr("Tokens for programs"),
                                   tr("↑↓ choose · Enter revokes it, after asking, or makes one · Esc "
                                      "closes"),
                                   nullptr, [this](int) { return tokenRows(); }));
    m_tokens->refresh();
}

QList<SheetRow> Verbs::tokenRows()
{
    QList<SheetRow> rows;
    if (!m_tokens)
        return rows;
    for (const tokens::ApiToken &one : m_tokens->items()) {
        const QString name = sanitized(views::oneLine(one.name, tokens::kLongestName));
        const auto revoke = [this, name, id = one.id] {
            confirm(tr("Revoke the token “%1”?").arg(name), [this, id] {
                if (m_tokens)
                    m_tokens->revoke(id);
            });
        };
        rows.append({PaintedLine{{name, theme()[Role::Prompt]}}, revoke});
        rows.append({PaintedLine{
            {u"  "_s + sanitized(TokenSettings::useOf(one, m_desk.formats())), theme()[Role::Muted]}}});
    }
    if (rows.isEmpty())
        rows.append({PaintedLine{{m_tokens->isBusy()          ? tr("Loading…")
                                      : m_tokens->isOffered() ? tr("No program uses your account.")
                                                              : tr("This server knows no tokens."),
                                  theme()[Role::Muted]}}});
    if (m_tokens->isOffered())
        rows.append({PaintedLine{{tr("Make a token…"), theme()[Role::Prompt]}}, [this] { askForToken(); }});
    return rows;
}

void Verbs::askForToken()
{
    if (!m_tokens)
        return;
    QList<Form::Field> fields{{tr("Name"), u"name"_s},
                              {tr("May: read, write or operate"), u"scope"_s},
                              {tr("Good for days"), u"days"_s, false, true},
                              {tr("Password"), u"password"_s, true, !m_tokens->needsPassword()}};
    if (m_tokens->needsCode())
        fields.append({tr("Code of your authenticator"), u"code"_s, true});
    QStringList words{
        tr("A program signs in with it instead of your password. Good for 90 days unless told.")};
    for (const tokens::Scope scope : m_tokens->scopes())
        words += QString(json::wordOfEnum(scope)) + u": "_s + TokenSettings::nameOf(scope);
    const auto form = std::make_shared<Form>(tr("Make a token"), words.join(u'\n'), fields);
    form->proveBy(m_desk.session(), [this] { m_desk.repaint(); });
    form->onSubmit([this, asked = std::weak_ptr<Form>(form)](const QStringList &typed) {
        const std::shared_ptr<Form> open = asked.lock();
        if (!open || !m_tokens || m_tokens->isBusy())
            return;
        const auto scope = json::enumFromWord<tokens::Scope>(typed.value(1).trimmed().toLower());
        if (!scope)
            return open->fail(1, tr("Write read, write or operate."));
        open->setBusy();
        m_tokenForm = asked;
        m_tokens->make(typed.value(0), *scope, typed.value(2), typed.value(3), typed.value(4));
    });
    m_desk.show(std::make_unique<FormPane>(form));
}

/// Shown once; a row copies it.
void Verbs::showToken()
{
    const QString secret = m_tokens->secret();
    m_tokens->forgetSecret();
    const auto copy = [this, secret] {
        if (m_desk.copy(secret) == Copied::Yes)
            m_desk.tell(Tone::Good, tr("Copied. Keep it where only your program finds it."));
        else
            m_desk.tell(Tone::Warning, tr("It cannot be copied here. Write it down."));
    };
    QList<SheetRow> rows;
    rows.append(
        {PaintedLine{{tr("Whoever has this token is you, as far as it reaches. It is shown only now."),
                      theme()[Role::Text]}}});
    rows.append({PaintedLine{{sanitized(secret), theme()[Role::Prompt].withBold()}}, copy, false});
    m_desk.show(std::make_unique<Sheet>(tr("The new token"), rows, tr("Enter copies it · Esc closes")));
}

} // namespace madang::tui
