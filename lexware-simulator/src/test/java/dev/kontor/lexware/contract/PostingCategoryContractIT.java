package dev.kontor.lexware.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.lexware.PostingCategory;
import java.util.UUID;

/** lexware-office-api.md 7.14. */
@Resource("posting-categories")
class PostingCategoryContractIT extends ContractCase {

    @Reading(route = "GET", facts = "7.14")
    void isForIncomeOrForOutgo() {
        assertThat(done(client.postingCategories()))
                .extracting(PostingCategory::type)
                .contains(PostingCategory.Side.INCOME, PostingCategory.Side.OUTGO)
                .doesNotContain(PostingCategory.Side.UNRECOGNISED);
    }

    @Reading(route = "GET", facts = "7.14")
    void hasTheSameIdsInEveryAccount() {
        assertThat(done(client.postingCategories()))
                .extracting(PostingCategory::id)
                .contains(UUID.fromString("8f8664a1-fd86-11e1-a21f-0800200c9a66"))
                .doesNotHaveDuplicates();
    }
}
