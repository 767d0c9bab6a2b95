// The keyboard of letters on phones, too: their pads of digits have no minus, no fraction bar and no comma in every country.
addField("numeric", (view, legend, labels, { submit, ask }) => (
  lineField(legend, labels, { submit, ask }, { inputmode: "text", autocapitalize: "off" })));
