// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of a letter to whoever runs the server, with or without an account.
#pragma once

#include "client-tui/panes/form_pane.h"

#include "common/views/contact_form.h"

namespace madang::tui {

/// A form over `contact`, which outlives it and says when it was sent. `repaint` is called when something
/// else is to be seen.
std::shared_ptr<Form> contactPage(views::ContactForm &contact, const std::function<void()> &repaint);

} // namespace madang::tui
