/** Where rules change while the job runs. Start at {@link urbanbrain.flow.decode.edit.Editor}. */
package urbanbrain.flow.decode.edit;
