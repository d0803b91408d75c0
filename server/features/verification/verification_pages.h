// SPDX-License-Identifier: GPL-3.0-or-later
// Verification pages: what a browser sees of proving who one is. What they say; what they do is
// verification_browser's.
#pragma once

#include "server/features/verification/verification_store.h"
#include "server/features/web_page.h"

namespace madang::verification_pages {

/// Whom it is for: shown on every page, so that nobody proves who they are for somebody else's account.
struct Visit {
    VisitRow row;
    QString username;
};

/// The sandbox asks who one is. `typed` and `wrong`: what was typed, and what is wrong with it.
Reply askPerson(const Visit &visit, web::Language language, const TypedPerson &typed = {},
                const std::optional<Error> &wrong = {});
/// The sandbox shows the code that a phone would get, and asks for it.
Reply askCode(const Visit &visit, const TypedPerson &typed, web::Language language, bool wasWrong);
/// The way to PortOne.
Reply portOne(const Visit &visit, const VerificationRules &rules, web::Language language);
/// Our script beside theirs.
Reply portOneScript();
/// What became of it: verified, failed, not through with it, or not known yet.
Reply outcome(const VisitRow &row, web::Language language);
/// There is no such attempt, or it is too old.
Reply gone(web::Language language);

} // namespace madang::verification_pages
