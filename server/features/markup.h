// SPDX-License-Identifier: GPL-3.0-or-later
// Markup: pieces of HTML in which every foreign text is escaped, because there is no other way to put one in.
#pragma once

#include <QString>

#include <initializer_list>

namespace madang {

/// A piece of HTML. Made only by html() and from literals of our own.
class Markup {
public:
    Markup() = default;
    const QString &text() const { return m_text; }
    bool isEmpty() const { return m_text.isEmpty(); }
    Markup &operator+=(const Markup &other)
    {
        m_text += other.m_text;
        return *this;
    }

private:
    friend class MarkupValue;
    friend Markup markdown(const QString &text);
    /// What another renderer made safe.
    static Markup trusted(const QString &html)
    {
        Markup markup;
        markup.m_text = html;
        return markup;
    }
    friend Markup html(QStringView pattern, std::initializer_list<class MarkupValue> values);
    QString m_text;
};

/// What may stand in a place of a pattern: a text, which is escaped, or markup, which already is.
class MarkupValue {
public:
    MarkupValue(const QString &text)
        : m_text(text.toHtmlEscaped())
    {
    }
    MarkupValue(const Markup &markup)
        : m_text(markup.text())
    {
    }
    const QString &text() const { return m_text; }

private:
    QString m_text;
};

/// The pattern, which must be a literal, with `{}` replaced by the values in order. Attribute values stand in
/// double quotes. What a value contains is never looked at again.
Markup html(QStringView pattern, std::initializer_list<MarkupValue> values = {});

} // namespace madang
