package dev.kontor.hub.books;

import dev.kontor.hub.ledger.Ledger;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One watch for each kind of document. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BooksProperties.class)
class BooksConfiguration {

    @Bean
    DocumentWatch invoiceWatch(DocumentWatchList watchList) {
        return new DocumentWatch(DocumentKind.INVOICE, watchList);
    }

    @Bean
    DocumentWatch creditNoteWatch(DocumentWatchList watchList) {
        return new DocumentWatch(DocumentKind.CREDIT_NOTE, watchList);
    }

    @Bean
    NewDocumentWatch newInvoiceWatch(DocumentIndex index, Ledger ledger, LexwareAccess lexware) {
        return new NewDocumentWatch(DocumentKind.INVOICE, index, ledger, lexware);
    }

    @Bean
    NewDocumentWatch newCreditNoteWatch(DocumentIndex index, Ledger ledger, LexwareAccess lexware) {
        return new NewDocumentWatch(DocumentKind.CREDIT_NOTE, index, ledger, lexware);
    }
}
