addField("string", (view, legend, labels, { submit }) => lineField(legend, labels, { submit }, { autocapitalize: "off" }));
