addField("numeric", (view, legend, labels, { submit }) => lineField(legend, labels, submit, { inputmode: "decimal" }));
