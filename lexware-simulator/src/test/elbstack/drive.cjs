// Calls everything that @elbstack/lexoffice-client-js can do. Prints one line "ok NAME" or "failed NAME: reason" per call.
// Environment: BASE (the simulator's address), KEY, CALLBACK (where webhooks go), and what only the app makes: TEMPLATE, DOWN_PAYMENT, CONFIRMATION.
const { Client } = require('@elbstack/lexoffice-client-js');
const FormData = require('form-data');

const { BASE, KEY, CALLBACK, TEMPLATE, DOWN_PAYMENT, CONFIRMATION } = process.env;
const client = new Client(KEY);
client.axios.defaults.baseURL = `${BASE}/v1`;
const called = new Set();

async function call(name, ...parameters) {
  called.add(name);
  const result = await client[name](...parameters);
  if (result.err) {
    const error = result.val;
    console.log(`failed ${name}: ${error.status} ${error.message} ${JSON.stringify(error.details || error.issueList || '')}`);
    throw new Error(name);
  }
  console.log(`ok ${name}`);
  return result.val;
}

function expect(what, condition) {
  if (!condition) {
    console.log(`failed expectation: ${what}`);
    throw new Error(what);
  }
}

const address = { name: 'Musterhof KG', street: 'Am Anger 3', zip: '99084', city: 'Erfurt', countryCode: 'DE' };
const document = {
  archived: false,
  voucherDate: '2026-03-02T00:00:00.000+01:00',
  address,
  lineItems: [
    {
      type: 'custom', name: 'Beratung', quantity: 3, unitName: 'Stunde', discountPercentage: 0,
      unitPrice: { currency: 'EUR', netAmount: 12.5, taxRatePercentage: 19 },
    },
    { type: 'text', name: 'Hinweis', description: 'Leistung laut Absprache' },
  ],
  totalPrice: { currency: 'EUR' },
  taxConditions: { taxType: 'net' },
  shippingConditions: { shippingType: 'service', shippingDate: '2026-02-27T00:00:00.000+01:00' },
  introduction: 'Guten Tag', remark: 'Danke',
};
const voucher = {
  type: 'salesinvoice', voucherNumber: 'SHOP-1', voucherDate: '2026-03-02', dueDate: '2026-03-16', totalGrossAmount: 119, totalTaxAmount: 19,
  taxType: 'gross', useCollectiveContact: true, remark: 'Webshop', version: 0,
  voucherItems: [{ amount: 119, taxAmount: 19, taxRatePercent: 19, categoryId: '8f8664a8-fd86-11e1-a21f-0800200c9a66' }],
};

function receipt(text, type) {
  const form = new FormData();
  form.append('file', Buffer.from(`%PDF-1.4 ${text}`), { filename: 'beleg.pdf' });
  if (type) {
    form.append('type', type);
  }
  return form;
}

async function drive() {
  const profile = await call('retrieveProfile');
  expect('the profile names the organisation', profile.organizationId && profile.companyName);
  expect('there are countries', (await call('retrieveListOfCountries')).some((country) => country.countryCode === 'DE'));
  expect('there are posting categories', (await call('retrieveListPostingCategories')).length > 40);
  expect('one payment condition is the default',
    (await call('retrievePaymentConditionList')).filter((condition) => condition.organizationDefault).length === 1);

  const company = await call('createContact', { version: 0, roles: { customer: {} }, company: { name: 'Berliner Kindl GmbH' },
    addresses: { billing: [{ street: 'Hauptstr. 1', zip: '12345', city: 'Berlin', countryCode: 'DE' }] } });
  await call('createContact', { version: 0, roles: { vendor: {} }, person: { salutation: 'Frau', firstName: 'Inge', lastName: 'Musterfrau' } });
  const contact = await call('retrieveContact', company.id);
  await call('updateContact', company.id, { ...contact, note: 'geändert' });
  const found = await call('filterContact', { name: 'Kindl', customer: true, page: 0, size: 50 });
  expect('the contact is found', found.content.length === 1 && found.last === true && found.sort[0].property === 'name');

  const invoice = await call('createInvoice', { ...document, address: { contactId: company.id } }, { finalize: true });
  expect('an invoice has an action result', invoice.resourceUri.endsWith(invoice.id) && invoice.version === 1);
  expect('the invoice is open', (await call('retrieveInvoice', invoice.id)).voucherStatus === 'open');
  const file = await call('renderInvoiceDocumentFileId', invoice.id);
  const pdf = await call('downloadFile', file.documentFileId, { renderType: 'pdf' });
  expect('the file is a PDF', Buffer.from(pdf).subarray(0, 4).toString() === '%PDF');
  expect('the payment is open', (await call('retrievePayment', invoice.id)).paymentStatus === 'openRevenue');

  const { shippingConditions, ...unshipped } = document;
  const note = await call('createCreditNote', unshipped, { finalize: true });
  await call('retrieveCreditNote', note.id);
  await call('renderCreditNoteDocumentFileId', note.id);
  const quotation = await call('createQuotation', { ...unshipped, expirationDate: '2026-05-02T00:00:00.000+02:00' }, { finalize: true });
  await call('retrieveQuotation', quotation.id);
  await call('renderQuotationDocumentFileId', quotation.id);
  const confirmation = await call('createOrderConfirmation', document);
  await call('retrieveOrderConfirmation', confirmation.id);
  // The client cannot finalise a confirmation; of a draft there is no file.
  await call('renderOrderConfirmationDocumentFileId', CONFIRMATION);
  await call('retrieveDownPaymentInvoice', DOWN_PAYMENT);

  const uploaded = await call('uploadFile', receipt('eins', 'voucher'));
  expect('an upload has an id', uploaded.id);
  const booked = await call('createVoucher', voucher);
  await call('uploadFileToVoucher', receipt('zwei'), booked.id);
  const read = await call('retrieveVoucher', booked.id);
  expect('the voucher has its file', read.files.length === 1);
  await call('updateVoucher', booked.id, { ...read, voucherDate: '2026-03-03', dueDate: '2026-03-17' });
  expect('the voucher is found', (await call('filterVoucher', { voucherNumber: 'SHOP-1' })).content.length === 1);
  const list = await call('retrieveVoucherlist', { voucherType: 'invoice,salesinvoice', voucherStatus: 'any', archived: false, size: 100, sort: 'voucherDate,DESC' });
  expect('the list has both', list.content.length === 2);

  const templates = await call('retrieveAllRecurringTemplates', { page: 0, size: 25, sort: 'createdDate,DESC' });
  expect('there is a template', templates.content.length === 1);
  await call('retrieveRecurringTemplate', TEMPLATE);

  const subscription = await call('createEventSubscription', { eventType: 'contact.changed', callbackUrl: CALLBACK });
  await call('retrieveEventSubscription', subscription.id);
  expect('the subscription is listed', (await call('retrieveAllEventSubscriptions')).content.length === 1);
  await call('deleteEventSubscription', subscription.id);

  const methods = Object.getOwnPropertyNames(Client.prototype).filter((name) => name !== 'constructor');
  const forgotten = methods.filter((name) => !called.has(name));
  expect(`every call was made, but not ${forgotten}`, forgotten.length === 0);
  console.log(`calls ${called.size}`);
}

drive().then(
  () => process.exit(0),
  (error) => {
    console.log(`stopped: ${error.message}`);
    process.exit(1);
  },
);
